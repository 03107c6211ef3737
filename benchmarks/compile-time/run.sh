#!/usr/bin/env bash
# What the checker costs at compile time, beside others: CPU seconds of the whole compiler process on generated classes, each with one
# lock, three guarded fields and five methods that use them.
#
#   benchmarks/compile-time/run.sh [rounds]       five rounds unless told; the median counts
#   SIZES="200 1000"                              numbers of classes
#   ANNOTATED=1                                   how many of them are such; the others have neither locks nor annotations
#   WINDING=1                                     one of the methods leaves its work to a private one, which relies on its callers' lock
#   LAMBDA=1                                      one of the methods does its work in a lambda: such classes are followed on all ways
#   GUARDED_BY=dev.lockkeeper.GuardedBy           another annotation than javax.annotation.concurrent.GuardedBy
#   TOOLS="javac lockkeeper"                      some of the tools: javac alone, a processor and a plug-in that do nothing, the checker
#                                                 with all rules (lockkeeper), with those alone that look at the locks of single classes
#                                                 (lockkeeper-locks), Error Prone's GuardedBy, the Checker Framework's Lock Checker
#   JAVA_HOME=…                                   the compiler to measure
#
# The checker has to be built first (mvn -q package -pl processor -am -DskipTests); the other tools come from Maven Central.
set -euo pipefail

default_tools="javac empty-processor empty-plug-in lockkeeper lockkeeper-locks error-prone checker-framework"
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work="$root/target/compile-time"
rounds=${1:-5}
sizes=${SIZES:-200 1000}
plugin=${CHECKER:-$(find "$root/processor/target" -maxdepth 1 -name 'lockkeeper-processor-*.jar' ! -name '*-sources.jar' ! -name '*-javadoc.jar')}
[ -n "$plugin" ] || { echo "Build the checker first: mvn -q package -pl processor -am -DskipTests" >&2; exit 1; }
annotation=${GUARDED_BY:-javax.annotation.concurrent.GuardedBy}
java_home=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")}
dependency_plugin=org.apache.maven.plugins:maven-dependency-plugin:3.8.1
own= # Lockkeeper's own annotations, when they are used
[ "${annotation#dev.lockkeeper}" = "$annotation" ] || own=":$root/annotations/target/classes"
mkdir -p "$work"

class_path() { # file, group:artifact:version
    local group artifact version
    IFS=: read -r group artifact version <<<"$2"
    mkdir -p "$work/project"
    cat >"$work/project/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>compile-time</groupId><artifactId>project</artifactId><version>1</version><dependencies>
<dependency><groupId>$group</groupId><artifactId>$artifact</artifactId><version>$version</version></dependency>
</dependencies></project>
POM
    [ -e "$work/$1" ] || (cd "$work/project" && mvn -q -ntp -B -Dstyle.color=never "$dependency_plugin:build-classpath" -Dmdep.outputFile="$work/$1")
}

class_path annotations.txt com.google.code.findbugs:jsr305:3.0.2
class_path error-prone.txt com.google.errorprone:error_prone_core:2.42.0
class_path checker-framework.txt org.checkerframework:checker:3.49.5

# What it costs to run processors at all.
mkdir -p "$work/empty"
cat >"$work/empty/Empty.java" <<JAVA
import java.util.Set;
import javax.annotation.processing.*;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

@SupportedAnnotationTypes("*")
public class Empty extends AbstractProcessor {
    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        return false;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }
}
JAVA
"$java_home/bin/javac" -proc:none -d "$work/empty" "$work/empty/Empty.java"

# What it costs to listen to the compiler at all: it keeps comments and the ends of all trees for whoever does.
mkdir -p "$work/listening/META-INF/services"
echo Listening >"$work/listening/META-INF/services/com.sun.source.util.Plugin"
cat >"$work/listening/Listening.java" <<JAVA
import com.sun.source.util.*;

public class Listening implements Plugin, TaskListener {
    @Override
    public String getName() {
        return "Listening";
    }

    @Override
    public void init(JavacTask task, String... arguments) {
        task.addTaskListener(this);
    }
}
JAVA
"$java_home/bin/javac" -proc:none -d "$work/listening" "$work/listening/Listening.java"

write_plain() { # file, name
    cat >"$1" <<JAVA
package sample;

import java.util.ArrayList;
import java.util.List;

public class $2 {
    private long balance;
    private String owner = "nobody";
    private final List<String> entries = new ArrayList<>();

    public void deposit(long amount) {
        balance += amount;
        entries.add("deposit " + amount);
    }

    public boolean withdraw(long amount) {
        if (balance < amount) {
            return false;
        }
        balance -= amount;
        entries.add("withdraw " + amount);
        return true;
    }

    public long balance() {
        return balance;
    }

    public void rename(String name) {
        owner = name;
        for (String entry : entries) {
            if (entry.startsWith(name)) {
                owner = name + "'";
            }
        }
    }

    public String describe($2 other) {
        return owner + " has " + other.balance() + (other == this ? "" : " in " + entries.size() + " entries");
    }
}
JAVA
}

write_classes() { # folder, number
    local note='entries.add("deposit " + amount);' helper=''
    if [ -n "${WINDING:-}" ]; then
        note='note(amount);'
        helper='
    private void note(long amount) {
        entries.add("deposit " + amount);
    }
'
    fi
    [ -z "${LAMBDA:-}" ] || note='List.of(amount).forEach(each -> entries.add("deposit " + each));'
    mkdir -p "$1/sample"
    for ((i = 0; i < $2; i++)); do
        if ((i >= ${ANNOTATED:-$2})); then
            write_plain "$1/sample/Account$i.java" "Account$i"
            continue
        fi
        cat >"$1/sample/Account$i.java" <<JAVA
package sample;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import $annotation;

public class Account$i {
    private final ReentrantLock lock = new ReentrantLock();
    @GuardedBy("lock") private long balance;
    @GuardedBy("lock") private String owner = "nobody";
    @GuardedBy("lock") private final List<String> entries = new ArrayList<>();

    public void deposit(long amount) {
        lock.lock();
        try {
            balance += amount;
            $note
        } finally {
            lock.unlock();
        }
    }
$helper
    public boolean withdraw(long amount) {
        lock.lock();
        try {
            if (balance < amount) {
                return false;
            }
            balance -= amount;
            entries.add("withdraw " + amount);
            return true;
        } finally {
            lock.unlock();
        }
    }

    public long balance() {
        lock.lock();
        try {
            return balance;
        } finally {
            lock.unlock();
        }
    }

    public void rename(String name) {
        lock.lock();
        try {
            owner = name;
            for (String entry : entries) {
                if (entry.startsWith(name)) {
                    owner = name + "'";
                }
            }
        } finally {
            lock.unlock();
        }
    }

    public String describe(Account$i other) {
        lock.lock();
        try {
            return owner + " has " + balance + (other == this ? "" : " in " + entries.size() + " entries");
        } finally {
            lock.unlock();
        }
    }
}
JAVA
    done
    find "$1" -name '*.java' >"$1/sources.txt"
}

exports=()
for name in api code file main model parser processing tree util; do
    exports+=("-J--add-exports=jdk.compiler/com.sun.tools.javac.$name=ALL-UNNAMED")
done
for name in code comp; do exports+=("-J--add-opens=jdk.compiler/com.sun.tools.javac.$name=ALL-UNNAMED"); done

# The rules that follow locks, tasks and atomic variables; the others look at the locks and guarded members of single classes.
others_off=lock-order:off,lock-blocking:off,worker-race:off,worker-method:off,atomic-compound:off,await-self:off

compile() { # tool, folder
    local folder=$2 options=()
    case $1 in
    javac) options=(-proc:none) ;;
    empty-processor) options=(-processorpath "$work/empty" -processor Empty) ;;
    empty-plug-in) options=(-proc:none -processorpath "$work/listening" -Xplugin:Listening) ;;
    lockkeeper) options=(-proc:none -processorpath "$plugin" "-Xplugin:Lockkeeper generate=false") ;;
    lockkeeper-locks) options=(-proc:none -processorpath "$plugin" "-Xplugin:Lockkeeper generate=false rules=$others_off") ;;
    error-prone) options=("${exports[@]}" -proc:none -XDcompilePolicy=simple --should-stop=ifError=FLOW
        -processorpath "$(cat "$work/error-prone.txt")"
        "-Xplugin:ErrorProne -XepDisableAllChecks -Xep:GuardedBy:ERROR") ;;
    checker-framework) options=("${exports[@]}" -processor org.checkerframework.checker.lock.LockChecker
        -processorpath "$(cat "$work/checker-framework.txt")" -Awarns -Xmaxwarns 1) ;;
    esac
    rm -rf "$folder/classes" && mkdir "$folder/classes"
    "$java_home/bin/javac" "${options[@]}" -nowarn -classpath "$(cat "$work/annotations.txt"):$(cat "$work/checker-framework.txt")$own" \
        -d "$folder/classes" "@$folder/sources.txt" >"$work/$1.log" 2>&1 || { tail -n 20 "$work/$1.log" >&2; exit 1; }
}

# CPU seconds, user and system, of the compiler and all its threads
cpu_seconds() { # tool, folder
    local TIMEFORMAT='%U %S'
    { time compile "$1" "$2"; } 2>&1 | awk '{ printf "%.2f", $1 + $2 }'
}

median() {
    sort -n | awk '{ values[NR] = $1 } END { print values[int((NR + 1) / 2)] }'
}

tools="${TOOLS:-$default_tools}"
for size in $sizes; do
    folder="$work/$size${ANNOTATED:+-of-which-$ANNOTATED}${WINDING:+-winding}${LAMBDA:+-lambda}${GUARDED_BY:+-$GUARDED_BY}"
    [ -e "$folder/sources.txt" ] || write_classes "$folder" "$size"
    for tool in $tools; do : >"$work/$tool.$size"; done
    for ((round = 1; round <= rounds; round++)); do
        printf '%d classes, round %d of %d:' "$size" "$round" "$rounds" >&2
        # Round by round, so that what else the machine does falls on all tools alike.
        for tool in $tools; do
            cpu_seconds "$tool" "$folder" >>"$work/$tool.$size"
            echo >>"$work/$tool.$size"
            printf ' %s %s s' "$tool" "$(tail -n 1 "$work/$tool.$size")" >&2
        done
        printf '\n' >&2
    done
done

printf 'Median of %d runs, CPU seconds of the whole process, %s:\n\n' "$rounds" "$("$java_home/bin/javac" -version 2>&1)"
printf '| classes |'
for tool in $tools; do printf ' %s |' "$tool"; done
printf '\n|---|'
for tool in $tools; do printf -- '---|'; done
printf '\n'
for size in $sizes; do
    base=$(median <"$work/javac.$size")
    printf '| %d |' "$size"
    for tool in $tools; do
        seconds=$(median <"$work/$tool.$size")
        printf ' %.2f s (×%s) |' "$seconds" "$(awk -v a="$seconds" -v b="$base" 'BEGIN { printf "%.2f", a / b }')"
    done
    printf '\n'
done
