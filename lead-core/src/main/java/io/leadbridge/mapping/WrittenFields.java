package io.leadbridge.mapping;

import io.leadbridge.mapping.CrmEntity.MappedField;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields that have a value, as a map that needs none of its own: entities are small, and mostly walked through. */
final class WrittenFields extends AbstractMap<String, Object> {
    private final List<MappedField> fields;

    WrittenFields(List<MappedField> fields) {
        this.fields = fields;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        for (MappedField field : fields) {
            if (field.name().equals(name)) {
                return field.value();
            }
        }
        return null;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return new Entries(fields);
    }

    private static final class Entries extends AbstractSet<Map.Entry<String, Object>> {
        private final List<MappedField> fields;

        private Entries(List<MappedField> fields) {
            this.fields = fields;
        }

        @Override
        public Iterator<Map.Entry<String, Object>> iterator() {
            return new EntryIterator(fields);
        }

        @Override
        public int size() {
            int size = 0;
            for (MappedField field : fields) {
                size += field.value() == null ? 0 : 1;
            }
            return size;
        }
    }

    private static final class EntryIterator implements Iterator<Map.Entry<String, Object>> {
        private final List<MappedField> fields;
        private int at;

        private EntryIterator(List<MappedField> fields) {
            this.fields = fields;
        }

        @Override
        public boolean hasNext() {
            while (at < fields.size() && fields.get(at).value() == null) {
                at++;
            }
            return at < fields.size();
        }

        @Override
        public Map.Entry<String, Object> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            MappedField field = fields.get(at++);
            return new SimpleImmutableEntry<>(field.name(), field.value());
        }
    }
}
