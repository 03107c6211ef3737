package dev.lockkeeper.processor.model;

import java.util.List;

/** A record class as the type of a field. */
public record RecordModel(TypeModel.Declared type, List<Component> components) {

    /**
     * A component of the record.
     *
     * @param addMethod the method by which a value of its type adds another one; empty where that is {@code +}, or there is none
     */
    public record Component(String name, TypeModel type, String addMethod) {}
}
