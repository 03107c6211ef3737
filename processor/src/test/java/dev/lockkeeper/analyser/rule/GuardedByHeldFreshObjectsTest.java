package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** New objects that other new ones hold: they get known with those, and not before. */
class GuardedByHeldFreshObjectsTest {
    private static final String NODE = """
            class Node {
                static final List<Object> ALL = new ArrayList<>();
                @GuardedBy("this") int n;
                Node next;
                Node() {}
                Node(Node next) { this.next = next; }
            }
            """;

    @Test
    void aListIsBuiltOfThem() {
        Snippet.check(NODE, """
                class Chains {
                    static Node chain(int length) {
                        Node head = new Node();
                        Node tail = head;
                        for (int i = 0; i < length; i++) {
                            Node node = new Node();
                            tail.next = node;
                            tail.n = i;
                            tail = node;
                            tail.n = -i;
                        }
                        head.n = length;
                        return head;
                    }
                    static List<Node> collected(int length) {
                        List<Node> all = new ArrayList<>();
                        for (int i = 0; i < length; i++) {
                            Node node = new Node();
                            all.add(node);
                            node.n = i;
                        }
                        return all;
                    }
                }
                """);
    }

    @Test
    void theLargestIsSought() {
        Snippet.check(NODE, """
                class Chains {
                    static Node largest(int count) {
                        Node largest = null;
                        for (int i = 0; i < count; i++) {
                            Node node = new Node();
                            node.n = i;
                            if (largest == null || largest.n < node.n) largest = node;
                        }
                        return largest;
                    }
                    static Node swapped() {
                        Node a = new Node(), b = new Node();
                        for (int i = 0; i < 3; i++) {
                            Node before = a;
                            a = b;
                            b = before;
                            a.n++;
                            b.n--;
                        }
                        return a;
                    }
                }
                """);
    }

    @Test
    void aListThatIsBuiltIsKnownAlready() {
        Snippet.check(NODE, """
                class Chains {
                    static void chain(int length) {
                        Node head = new Node();
                        Node tail = head;
                        Node.ALL.add(head);
                        for (int i = 0; i < length; i++) {
                            Node node = new Node();
                            node.n = 1;
                            tail.next = node;
                            node.n = 2; // :: guarded-by
                            tail = node;
                            tail.n = i; // :: guarded-by
                        }
                    }
                    static void afterwards(int length) {
                        Node head = new Node();
                        Node tail = head;
                        for (int i = 0; i < length; i++) {
                            Node node = new Node();
                            tail.next = node;
                            tail = node;
                        }
                        Node.ALL.add(head);
                        tail.n++; // :: guarded-by
                    }
                    static void collected(List<Node> all) {
                        Node node = new Node();
                        all.add(node);
                        node.n++; // :: guarded-by
                    }
                }
                """);
    }

    @Test
    void theHolderGetsOut() {
        Snippet.check(NODE, """
                class Holders {
                    static void field() {
                        Node holder = new Node(), node = new Node();
                        holder.next = node;
                        node.n = 1;
                        Node.ALL.add(holder);
                        node.n = 2; // :: guarded-by
                    }
                    static void constructor() {
                        Node node = new Node();
                        Node holder = new Node(node);
                        node.n = 1;
                        Node.ALL.add(holder);
                        node.n = 2; // :: guarded-by
                    }
                    static void list() {
                        List<Node> all = new ArrayList<>();
                        Node node = new Node();
                        all.add(node);
                        node.n = 1;
                        Node.ALL.add(all);
                        node.n = 2; // :: guarded-by
                    }
                }
                """);
    }

    @Test
    void whatIsHeldGetsOutAndTheHolderDoesNot() {
        Snippet.check(NODE, """
                class Holders {
                    static Node field() {
                        Node holder = new Node(), node = new Node();
                        holder.next = node;
                        Node.ALL.add(node);
                        holder.n = 2;
                        return holder;
                    }
                }
                """);
    }

    @Test
    void fieldsOfWhatIsBeingMadeHoldThem() {
        Snippet.check(NODE, """
                class Pair {
                    private static final Node SHARED = new Node();
                    private static Node last;
                    private Node left;
                    private final Node right;
                    static {
                        SHARED.n = 1;
                        last = new Node();
                        last.n = 2;
                    }
                    Pair(boolean isEmpty) {
                        right = new Node();
                        if (isEmpty) left = new Node(); else left = new Node(right);
                        left.n = 3;
                        right.n = 4;
                        Node same = left;
                        same.n = 5;
                    }
                }
                """);
    }

    @Test
    void fieldsOfWhatIsBeingMadeHoldOthers() {
        Snippet.check(NODE, """
                class Pair {
                    private static Node last;
                    private Node left;
                    static {
                        last = new Node();
                        Node.ALL.add(last);
                        last.n = 2; // :: guarded-by
                    }
                    Pair(Node given) {
                        left = given;
                        left.n = 3; // :: guarded-by
                    }
                    Pair(Node given, int n) {
                        left = new Node();
                        left.n = n;
                        left = given;
                        left.n = n; // :: guarded-by
                    }
                    Pair(int n) {
                        left = new Node();
                        Node.ALL.add(this);
                        left.n = n; // :: guarded-by
                    }
                    Pair(boolean isNew, Node given) {
                        if (isNew) left = new Node(); else left = given;
                        left.n = 3; // :: guarded-by
                    }
                }
                """);
    }

    @Test
    void aFieldIsFilledOnceMoreWithANewOne() {
        Snippet.check(NODE, """
                class Pair {
                    private Node left;
                    Pair(int count) {
                        left = new Node();
                        for (int i = 0; i < count; i++) {
                            left.n = i;
                            left = new Node();
                        }
                        left.n = count;
                    }
                }
                """);
    }

    @Test
    void theHolderGetsOutThatOneOfTheWaysMade() {
        Snippet.check(NODE, """
                class Holders {
                    static void field(boolean isHeld) {
                        Node holder = new Node();
                        Node node;
                        if (isHeld) {
                            Node held = new Node();
                            holder.next = held;
                            node = held;
                        } else {
                            node = new Node();
                        }
                        node.n = 1;
                        Node.ALL.add(holder);
                        node.n = 2; // :: guarded-by
                    }
                    static void constructor(boolean isHeld) {
                        Node holder;
                        Node node = new Node();
                        if (isHeld) holder = new Node(node); else holder = new Node();
                        Node.ALL.add(holder);
                        node.n = 2; // :: guarded-by
                    }
                }
                """);
    }

    @Test
    void noneOfTheWaysLetsTheHolderOut() {
        Snippet.check(NODE, """
                class Holders {
                    static Node field(boolean isHeld) {
                        Node holder = new Node();
                        Node node = null;
                        if (isHeld) {
                            node = new Node();
                            holder.next = node;
                        }
                        if (node != null) node.n = 1;
                        return holder;
                    }
                }
                """);
    }
}
