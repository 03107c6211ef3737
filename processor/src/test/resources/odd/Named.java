interface Named<T extends CharSequence> {
    T getName();

    void setName(T name);

    default boolean hasName() {
        return getName().length() > 0;
    }
}
