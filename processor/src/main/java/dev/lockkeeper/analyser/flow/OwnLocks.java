package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.HeldLocks;
import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.MemberLookup;
import dev.lockkeeper.analyser.lock.Mode;
import dev.lockkeeper.analyser.lock.TypeHierarchy;
import dev.lockkeeper.analyser.lock.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Presumes that objects are locks which have methods called as those of locks are, though they are of no type that is known: a
 * guard of such a class is held between the calls, however it works.
 */
final class OwnLocks {
    private static final Set<String> TAKING = Set.of(
            "lock",
            "lockInterruptibly",
            "tryLock",
            "acquire",
            "acquireUninterruptibly",
            "tryAcquire",
            "enter",
            "tryEnter");
    private static final Set<String> RELEASING = Set.of("unlock", "release", "leave", "exit");

    private final TypeHierarchy hierarchy;
    private final MemberLookup members;
    private final Map<TypeElement, Boolean> known = new HashMap<>();

    OwnLocks(TypeHierarchy hierarchy, MemberLookup members) {
        this.hierarchy = hierarchy;
        this.members = members;
    }

    World apply(Step.Call call, @Nullable Value receiver, World world) {
        String name = call.method().getSimpleName().toString();
        boolean isTaking = TAKING.contains(name);
        if (receiver == null || !(isTaking || RELEASING.contains(name)) || !isLock(Routines.typeOf(call))) {
            return world;
        }
        Hold hold = new Hold(receiver, Mode.EXCLUSIVE);
        if (!isTaking) {
            return world.withHeld(world.held().releasing(hold));
        }
        return world.held().has(hold) ? world : world.taking(hold, HeldLocks.PRESUMED);
    }

    /** Whether what is taken can be released; a {@code Semaphore} is none, for it may let in several. */
    private boolean isLock(TypeElement type) {
        return known.computeIfAbsent(
                type,
                each -> !hierarchy.isOfJdk(each)
                        && RELEASING.stream()
                                .anyMatch(name -> members.findGetter(each, name).isPresent()));
    }
}
