#!/usr/bin/env bash
# Compiles the published sources of well-known libraries with the checker on, and tabulates what it says of them.
#
#   benchmarks/corpus/run.sh [artifact-name…]     all of artifacts.txt, or those whose names are given
#   SKIP_PLAIN=1                                  do not compile without the checker first, for the time
#   RULES=…                                       the levels of the rules, 'warn' unless told
#
# The checker has to be built first (mvn -q package -pl processor -am -DskipTests); sources and dependencies come from Maven Central.
# Findings are left in target/corpus/<artifact>/findings.txt, one a line.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work="$root/target/corpus"
plugin=${CHECKER:-$(find "$root/processor/target" -maxdepth 1 -name 'lockkeeper-processor-*.jar' ! -name '*-sources.jar' ! -name '*-javadoc.jar')}
[ -n "$plugin" ] || { echo "Build the checker first: mvn -q package -pl processor -am -DskipTests" >&2; exit 1; }
dependency_plugin=org.apache.maven.plugins:maven-dependency-plugin:3.8.1
java_home=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")}

# A project that depends on the artifact and on what else its sources need.
write_project() { # folder, coordinates…
    local folder=$1 coordinates group artifact version
    shift
    {
        echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
        echo '<groupId>corpus</groupId><artifactId>project</artifactId><version>1</version><dependencies>'
        for coordinates in "$@"; do
            IFS=: read -r group artifact version <<<"$coordinates"
            echo "<dependency><groupId>$group</groupId><artifactId>$artifact</artifactId><version>$version</version></dependency>"
        done
        echo '</dependencies></project>'
    } >"$folder/pom.xml"
}

fetch() { # folder, coordinates…
    local folder=$1 artifact=$2
    [ -e "$folder/sources.txt" ] && return
    mkdir -p "$folder/sources"
    write_project "$@"
    (cd "$folder" &&
        mvn -q -ntp -B -Dstyle.color=never "$dependency_plugin:build-classpath" -Dmdep.outputFile=classpath.txt &&
        mvn -q -ntp -B -Dstyle.color=never "$dependency_plugin:copy" -Dartifact="$artifact:jar:sources" -DoutputDirectory=. &&
        cd sources && "$java_home/bin/jar" xf ../*-sources.jar)
    find "$folder/sources" -name '*.java' ! -name module-info.java ! -name package-info.java | sort >"$folder/sources.txt"
}

compile() { # folder, output, options…
    local folder=$1 output=$2
    shift 2
    rm -rf "$folder/classes" && mkdir -p "$folder/classes"
    "$java_home/bin/javac" -proc:none -d "$folder/classes" -classpath "$(cat "$folder/classpath.txt")" -encoding UTF-8 \
        -Xmaxerrs 100000 -Xmaxwarns 100000 -J-Xmx3g "$@" "@$folder/sources.txt" >"$output" 2>&1 || true
}

check() { # folder
    local folder=$1 before after
    before=$(date +%s%N)
    [ -n "${SKIP_PLAIN:-}" ] || compile "$folder" "$folder/plain.txt" -nowarn
    after=$(date +%s%N)
    plain=$(((after - before) / 1000000))
    before=$(date +%s%N)
    compile "$folder" "$folder/output.txt" -processorpath "$plugin" "-Xplugin:Lockkeeper generate=false rules=${RULES:-warn}"
    after=$(date +%s%N)
    checked=$(((after - before) / 1000000))
    sed -n "s#^.*$folder/sources/##; /\[lockkeeper:/{s/warning: //;s/error: //;p}" "$folder/output.txt" >"$folder/findings.txt"
}

count() { # folder, pattern
    grep -c -- "$2" "$1" || true
}

rules="guarded-by guarded-by-write guarded-by-lock guarded-by-override guarded-escape lock-leak lock-unheld lock-upgrade lock-order lock-blocking raw-instance"
printf '| artifact | files | guards | javac | checked | crashes | javac errors |'
for rule in $rules; do printf ' %s |' "$rule"; done
printf '\n|---|---|---|---|---|---|---|'
for rule in $rules; do printf -- '---|'; done
printf '\n'
grep -v '^#' "$here/artifacts.txt" | while read -r -a coordinates; do
    name=$(cut -d: -f2 <<<"${coordinates[0]}")
    [ $# -gt 0 ] && [[ " $* " != *" $name "* ]] && continue
    folder="$work/$name"
    mkdir -p "$folder"
    fetch "$folder" "${coordinates[@]}" </dev/null
    check "$folder"
    guards=$(xargs -a "$folder/sources.txt" grep -h '@GuardedBy\|@Holding' | grep -vc import || true)
    printf '| %s | %d | %d | %d ms | %d ms | %d | %d |' "$name" "$(wc -l <"$folder/sources.txt")" "$guards" "$plain" "$checked" \
        "$(count "$folder/findings.txt" 'lockkeeper:internal')" "$(count "$folder/output.txt" ': error:')"
    for rule in $rules; do printf ' %d |' "$(count "$folder/findings.txt" "lockkeeper:$rule\]")"; done
    printf '\n'
done
