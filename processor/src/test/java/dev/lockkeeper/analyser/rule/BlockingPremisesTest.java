package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** What a method does only for some values of its parameters matters to callers that pass these. */
class BlockingPremisesTest {
    @Test
    void callersThatPassAnotherValueDoNotBlock() {
        Snippet.check("""
                class Connection {
                    enum Kind { DDL, QUERY }
                    private static final Kind LAST = Kind.QUERY;
                    @GuardedBy("this") private int statements;
                    private volatile String statement;
                    synchronized void literal() throws Exception { run(Kind.QUERY, false, 1, "x"); }
                    synchronized void constant() throws Exception { run(LAST, false, 1, "x"); }
                    synchronized void unknown(Kind other) throws Exception { run(next(other), false, 1, "x"); }
                    synchronized void throughAnother() throws Exception { pass(Kind.QUERY); }
                    void pass(Kind kind) throws Exception { run(kind, false, 1, "x"); }
                    private static Kind next(Kind kind) { return Kind.values()[kind.ordinal() + 1]; }
                    void run(Kind kind, boolean isPatient, int times, String name) throws Exception {
                        if (hashCode() > 3 && kind == Kind.DDL) {
                            Thread.sleep(10);
                        }
                        if (isPatient) {
                            Thread.sleep(20);
                        } else if (times == 7) {
                            Thread.sleep(25);
                        }
                        switch (name) {
                            case "y": Thread.sleep(30);
                            default: statement = name;
                        }
                        switch (kind) {
                            case DDL -> Thread.sleep(40);
                            case QUERY -> statement = "?";
                        }
                    }
                }
                """);
    }

    @Test
    void callersThatPassTheValueItselfBlock() {
        Snippet.check("""
                class Connection {
                    enum Kind { DDL, QUERY }
                    @GuardedBy("this") private int statements;
                    synchronized void literal() throws Exception { run(Kind.DDL); } // :: lock-blocking
                    synchronized void own(Kind kind) throws Exception { run(kind); } // :: lock-blocking
                    synchronized void throughAnother() throws Exception { pass(Kind.DDL); } // :: lock-blocking
                    synchronized void cased() throws Exception { choose(Kind.DDL); } // :: lock-blocking
                    void choose(Kind kind) throws Exception {
                        switch (kind) {
                            case DDL -> Thread.sleep(10);
                            case QUERY -> hashCode();
                        }
                    }
                    synchronized void patient() throws Exception { patiently(true); } // :: lock-blocking
                    synchronized void other() throws Exception { unlessQuery(Kind.DDL); } // :: lock-blocking
                    synchronized void some(Object name) throws Exception { named(name.toString()); } // :: lock-blocking
                    void pass(Kind kind) throws Exception { run(kind); }
                    void run(Kind kind) throws Exception {
                        if (kind == Kind.DDL) {
                            Thread.sleep(10);
                        }
                    }
                    void patiently(boolean isPatient) throws Exception {
                        if (!isPatient) {
                            return;
                        }
                        Thread.sleep(10);
                    }
                    void unlessQuery(Kind kind) throws Exception {
                        if (kind != Kind.QUERY) {
                            Thread.sleep(10);
                        }
                    }
                    void named(String name) throws Exception {
                        if (name != null) {
                            Thread.sleep(10);
                        }
                    }
                }
                """);
    }

    @Test
    void whatTheMethodDoesInAnyCaseBlocksAllCallers() {
        Snippet.check("""
                class Connection {
                    @GuardedBy("this") private int statements;
                    synchronized void act() throws Exception { run(false); } // :: lock-blocking
                    void run(boolean isPatient) throws Exception {
                        if (isPatient) {
                            statements();
                        }
                        isPatient = true;
                        if (isPatient) {
                            Thread.sleep(10);
                        }
                    }
                    private synchronized void statements() { statements++; }
                    synchronized void both() throws Exception { either(false); } // :: lock-blocking
                    void either(boolean isPatient) throws Exception {
                        if (isPatient) {
                            pause();
                        } else {
                            pause();
                        }
                    }
                    private static void pause() throws Exception { Thread.sleep(10); }
                }
                """);
    }

    @Test
    void theFutureOfAnUnknownObjectIsNotTakenForOneOfTheCaller() {
        Snippet.check("""
                class Feed {
                    private final CompletableFuture<String> result = new CompletableFuture<>();
                    @GuardedBy("this") private int n;
                    synchronized void act(List<Feed> others) {
                        if (result.isDone()) {
                            others.get(0).fetch(); // :: lock-blocking
                            fetch();
                        }
                    }
                    void fetch() { result.join(); }
                }
                """);
    }

    @Test
    void codeThatALambdaRunsForOneValueOnlyIsNotFollowedFromOthers() {
        Snippet.check("""
                class Connection {
                    @GuardedBy("this") private int statements;
                    synchronized void act(List<String> names) { visit(names, false); }
                    void visit(List<String> names, boolean isPatient) {
                        names.forEach(name -> {
                            if (isPatient) {
                                pause();
                            }
                        });
                    }
                    private static void pause() {
                        try {
                            Thread.sleep(10);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }
                }
                """);
    }

    @Test
    void theValueThatIsExcludedIsNotFollowed() {
        Snippet.check("""
                class Connection {
                    enum Kind { DDL, QUERY }
                    @GuardedBy("this") private int statements;
                    synchronized void act() throws Exception {
                        unlessQuery(Kind.QUERY);
                        unlessPatient(true);
                    }
                    void unlessQuery(Kind kind) throws Exception {
                        if (kind != Kind.QUERY) {
                            Thread.sleep(10);
                        }
                    }
                    void unlessPatient(boolean isPatient) throws Exception {
                        if (isPatient) {
                            return;
                        }
                        Thread.sleep(10);
                    }
                }
                """);
    }

    @Test
    void aConstantIsTheSameByItsName() {
        Snippet.check("""
                class Connection {
                    private static final int WAIT = 1;
                    private static final boolean YES = true;
                    @GuardedBy("this") private int statements;
                    synchronized void named() throws Exception { byLiteral(WAIT); } // :: lock-blocking
                    synchronized void literal() throws Exception { byName(1); } // :: lock-blocking
                    synchronized void flag() throws Exception { ifPatient(YES); } // :: lock-blocking
                    void byLiteral(int mode) throws Exception { if (mode == 1) Thread.sleep(10); }
                    void byName(int mode) throws Exception {
                        switch (mode) {
                            case WAIT -> Thread.sleep(10);
                            default -> hashCode();
                        }
                    }
                    void ifPatient(boolean isPatient) throws Exception { if (isPatient) Thread.sleep(10); }
                }
                """);
    }

    @Test
    void theCallersOfAPrivateMethodTellWhatItDoesUnderTheirLock() {
        Snippet.check("""
                class Connection {
                    private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();
                    @GuardedBy("this") private int statements;
                    private String next(boolean isPatient) throws InterruptedException {
                        return isPatient ? queue.take() : queue.poll();
                    }
                    private String pass(boolean isPatient) throws InterruptedException { return next(isPatient); }
                    synchronized void impatient() throws InterruptedException { statements++; next(false); pass(false); }
                    String unlocked() throws InterruptedException { return next(true); }
                }
                """);
    }

    @Test
    void aPrivateMethodThatACallerMakesWaitUnderItsLockIsReported() {
        Snippet.check("""
                class Connection {
                    private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();
                    @GuardedBy("this") private int statements;
                    private String next(boolean isPatient) throws InterruptedException {
                        return isPatient ? queue.take() : queue.poll(); // :: lock-blocking
                    }
                    private String pass(boolean isPatient) throws InterruptedException { return next(isPatient); }
                    synchronized void patient() throws InterruptedException { statements++; pass(true); }
                    private synchronized void rest(boolean isPatient) throws InterruptedException {
                        if (isPatient) Thread.sleep(10); // :: lock-blocking
                    }
                    void unlocked() throws InterruptedException { rest(true); }
                }
                """);
    }
}
