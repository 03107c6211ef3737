package dev.lockkeeper.processor.read;

/** A lock expression stands for no lock that generated code could take. */
final class UnresolvedLockException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final String hint;

    /**
     * Says why.
     *
     * @param reason the middle of a sentence that ends there
     */
    UnresolvedLockException(String reason, String hint) {
        super(reason);
        this.reason = reason;
        this.hint = hint;
    }

    String reason() {
        return reason;
    }

    String hint() {
        return hint;
    }
}
