package io.leadbridge.testkit.postgres;

/** What a COMMIT meets on its way. */
enum Fate {
    /** It and its answer arrive. */
    ARRIVES,
    /** It does not arrive. */
    LOST,
    /** It arrives, its answer does not. */
    ANSWER_LOST,
    /** Its client is gone before it arrives. */
    HELD
}
