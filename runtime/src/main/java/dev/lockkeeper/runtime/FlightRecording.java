package dev.lockkeeper.runtime;

/**
 * Tells whether somebody wants events of ours. The module jdk.jfr is optional: the classes that need it are not touched where it is
 * missing, and where nothing is recorded, asking costs a field read.
 */
final class FlightRecording {
    private static final boolean AVAILABLE = isAvailable();

    private FlightRecording() {}

    static boolean wantsTasks() {
        return AVAILABLE && TaskEvent.isWanted();
    }

    static boolean wantsLockWaits() {
        return AVAILABLE && LockWaitEvent.isWanted();
    }

    private static boolean isAvailable() {
        try {
            Class.forName("jdk.jfr.Event", false, FlightRecording.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException none) {
            return false;
        }
    }
}
