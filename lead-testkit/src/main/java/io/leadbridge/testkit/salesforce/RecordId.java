package io.leadbridge.testkit.salesforce;

/** Makes record ids: 15 characters that differ by letter case, and three more that say the case. */
final class RecordId {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String CASES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    private RecordId() {}

    /** The id of the {@code number}th record whose ids begin with {@code prefix}, such as {@code 00Q}. */
    static String of(String prefix, int number) {
        StringBuilder end = new StringBuilder();
        for (int rest = number; rest > 0; rest /= DIGITS.length()) {
            end.insert(0, DIGITS.charAt(rest % DIGITS.length()));
        }
        String start = prefix + "5e00000";
        return withCase(start + "0".repeat(15 - start.length() - end.length()) + end);
    }

    private static String withCase(String id) {
        StringBuilder whole = new StringBuilder(id);
        for (int part = 0; part < 3; part++) {
            int bits = 0;
            for (int i = 0; i < 5; i++) {
                bits |= Character.isUpperCase(id.charAt(5 * part + i)) ? 1 << i : 0;
            }
            whole.append(CASES.charAt(bits));
        }
        return whole.toString();
    }
}
