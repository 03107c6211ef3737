interface Counting {
    long incrementCount();

    long count();

    void reset();

    default long next() {
        return incrementCount() + 0;
    }
}
