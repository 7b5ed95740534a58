# shellcheck shell=bash disable=SC2016
# Tests of the script `gordailu`, run by `run`: a copy of the script in a clone of its own (with spaces in its
# path), a pretended JDK 25 whose `java` runs StandIn.java, and pretended mvn, apt-get and id where needed.
set -euo pipefail

# ------------------------------------------------------------------------------------------------ the bench

REAL_SCRIPT=$(readlink -f "$HERE/../../../../gordailu")
REAL_JDK=

# The JDK that the script itself would take compiles and runs the stand-in.
prepare_stand_in() {
  # shellcheck source=/dev/null
  REAL_JDK=$(source "$REAL_SCRIPT" && find_jdk) || {
    echo "The tests of the script need a JDK 25, too."
    exit 1
  }
  "$REAL_JDK/bin/javac" -d "$WORK/classes" "$HERE/StandIn.java"
}

# Runs in a process of its own, in the background: in a condition, bash would overlook a test's failing commands.
run_test() { # NAME
  T=$WORK/$1
  set_up
  trap tear_down EXIT
  "$1"
}

set_up() {
  unset "${!GORDAILU_@}" JAVA_HOME XDG_DATA_HOME
  CLONE="$T/a clone"
  DATA="$T/the data"
  mkdir -p "$CLONE/all-in-one/target" "$CLONE/all-in-one/src/main" "$T/bin" "$T/jvm"
  cp "$REAL_SCRIPT" "$CLONE/gordailu"
  printf '%s\n' '<project>' '<artifactId>gordailu</artifactId>' '<version>1.2.3</version>' >"$CLONE/pom.xml"
  echo "the program" >"$T/app.jar"
  pretend_jdk "$T/jvm/jdk-25" 25.0.3
  export GORDAILU_JVM_DIRECTORY="$T/jvm" GORDAILU_JAR="$T/app.jar" GORDAILU_APT_PAUSE=0
  export HOME="$T/home" PATH="$T/bin:/usr/bin:/bin"
  pretend java 'exit 1' # whatever this machine has is out of the way
  cd "$T"
}

# Ends what the test left running: processes whose data directory is the test's own.
tear_down() {
  local environment
  while read -r environment; do
    kill -9 "$(basename "$(dirname "$environment")")" 2>/dev/null || true
  done < <(grep -lsF "GORDAILU_DATA=$T/" /proc/[0-9]*/environ)
}

pretend() { # COMMAND SCRIPT
  printf '#!/bin/bash\n%s\n' "$2" >"$T/bin/$1"
  chmod +x "$T/bin/$1"
}

pretend_jdk() { # HOME VERSION
  mkdir -p "$1/bin"
  printf 'IMPLEMENTOR="Somebody"\nJAVA_VERSION="%s"\n' "$2" >"$1/release"
  cat >"$1/bin/java" <<JAVA
#!/bin/bash
printf '%s\n' "\$@" >"$T/java-arguments"
for argument; do
  case \$argument in
    -Djarmode=tools) mkdir -p "\${!#}" && exec cp "\$3" "\${!#}/" ;;
    -XX:AOTCacheOutput=*) [[ -e "$T/no-cache" ]] || echo cache >"\${argument#*=}" ;;
  esac
done
exec "$REAL_JDK/bin/java" -XX:TieredStopAtLevel=1 -cp "$WORK/classes" StandIn
JAVA
  cp "$1/bin/java" "$1/bin/javac"
  chmod +x "$1/bin/java" "$1/bin/javac"
}

# A machine without some commands: PATH holds links to all others.
remove_commands() { # COMMAND…
  local command
  mkdir "$T/machine"
  ln -s /usr/bin/* "$T/machine/"
  for command in "$@"; do
    rm -f "$T/machine/$command"
  done
  # Also the directories that the script adds itself.
  sed -i "s|^PATH=\$PATH:/usr/sbin:/sbin|PATH=\$PATH|" "$CLONE/gordailu"
  export PATH="$T/bin:$T/machine"
}

# A mvn that writes down how it was called, and makes the jars that the script asks for.
pretend_maven() { # EXIT CODE
  pretend mvn "
    printf '%s\n' \"\$*\" >>'$T/mvn-arguments'
    env >'$T/mvn-environment'
    echo 'Tests run: 4, Failures: 0'
    [[ $1 == 0 ]] || { echo '[ERROR] it does not compile'; echo 'BUILD FAILURE'; exit $1; }
    for module in all-in-one benchmarks; do
      mkdir -p \$module/target && echo program >\$module/target/\$module-1.2.3-exec.jar
      touch -d 2026-01-01 \$module/target/\$module-1.2.3-exec.jar # as a reproducible build does
    done
    echo 'BUILD SUCCESS'"
}

a_free_port() {
  local port
  while port=$((20000 + RANDOM % 12000)); do
    (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
  done
  echo "$port"
}

# Runs the script; OUT, ERR and CODE hold what came of it.
gordailu() { # ARGUMENTS…
  CODE=0
  timeout 60 "$CLONE/gordailu" "$@" >"$T/out" 2>"$T/err" </dev/null || CODE=$?
  OUT=$(<"$T/out")
  ERR=$(<"$T/err")
}

start() {
  PORT=$(a_free_port)
  gordailu up --detach --data "$DATA" --port "$PORT"
  expect_code 0
  PID=$(recorded_pid)
}

recorded_pid() {
  sed -n 's/^pid=//p' "$DATA/gordailu.pid"
}

is_alive() { # PID
  [[ -e /proc/$1 && $(sed -n 's/^State:[[:space:]]*\(.\).*/\1/p' "/proc/$1/status") != Z ]]
}

# A session of its own keeps the end of a terminal from ending the server.
session() { # PID
  sed 's/.*) //' "/proc/$1/stat" | cut -d ' ' -f 4
}

is_dead() { # PID
  ! is_alive "$1"
}

await() { # COMMAND…
  local deadline=$((SECONDS + 15))
  until "$@"; do
    ((SECONDS < deadline)) || fail "waited in vain for: $*"
    sleep 0.05
  done
}

fail() {
  echo "$*"
  echo "code: ${CODE:-}"
  echo "out:  ${OUT:-}"
  echo "err:  ${ERR:-}"
  exit 1
}

expect_code() { # CODE
  [[ $CODE == "$1" ]] || fail "expected exit code $1"
}

expect_out() { # TEXT…
  local text
  for text in "$@"; do [[ $OUT == *"$text"* ]] || fail "expected on stdout: $text"; done
}

expect_err() { # TEXT…
  local text
  for text in "$@"; do [[ $ERR == *"$text"* ]] || fail "expected on stderr: $text"; done
}

expect_one_line_err() {
  [[ $(wc -l <"$T/err") == 1 ]] || fail "expected one line on stderr"
}

expect_alive() { # PID
  is_alive "$1" || fail "process $1 should be alive"
}

expect_equal() { # WANTED FOUND
  [[ $1 == "$2" ]] || fail "expected '$1', found '$2'"
}

expect_file_has() { # FILE TEXT…
  local file=$1 text
  shift
  for text in "$@"; do
    grep -qF -- "$text" "$file" || fail "expected in $file: $text; found: $(cat "$file")"
  done
}

found_jdk() {
  # shellcheck source=/dev/null
  (source "$CLONE/gordailu" && find_jdk)
}

# ------------------------------------------------------------------------------------------------- the JDK

test_the_jdk_25_is_found_among_older_ones() {
  pretend_jdk "$T/jvm/jdk-8" 1.8.0_392
  pretend_jdk "$T/jvm/jdk-17" 17.0.15
  pretend_jdk "$T/jvm/jdk-21" 21.0.2
  mkdir "$T/jvm/no jdk at all"
  expect_equal "$T/jvm/jdk-25" "$(found_jdk)"
}

test_of_several_new_ones_the_one_nearest_to_25_is_taken() {
  pretend_jdk "$T/jvm/a-jdk-27" 27
  expect_equal "$T/jvm/jdk-25" "$(found_jdk)"
  rm -r "$T/jvm/jdk-25"
  expect_equal "$T/jvm/a-jdk-27" "$(found_jdk)"
}

test_a_runtime_without_compiler_is_no_jdk() {
  rm "$T/jvm/jdk-25/bin/javac"
  ! found_jdk || fail "took a runtime"
}

test_java_home_wins_when_it_is_new_enough() {
  pretend_jdk "$T/my jdk" 26.0.1
  expect_equal "$T/my jdk" "$(JAVA_HOME="$T/my jdk" found_jdk)"
  pretend_jdk "$T/old jdk" 17.0.15
  expect_equal "$T/jvm/jdk-25" "$(JAVA_HOME="$T/old jdk" found_jdk)"
}

test_the_java_on_the_path_is_taken_when_it_is_new_enough() {
  rm -r "$T/jvm/jdk-25"
  pretend_jdk "$T/elsewhere" 25
  ln -sf "$T/elsewhere/bin/java" "$T/bin/java"
  expect_equal "$T/elsewhere" "$(found_jdk)"
  pretend java "echo '    java.home = $T/elsewhere' >&2" # a wrapper, as version managers put there
  expect_equal "$T/elsewhere" "$(found_jdk)"
}

test_a_missing_jdk_is_told_with_what_to_install() {
  pretend_jdk "$T/jvm/jdk-25" 17.0.15
  gordailu up --data "$DATA" --port "$(a_free_port)"
  expect_code 1
  expect_one_line_err
  expect_err "no JDK 25" "$T/jvm" "apt-get install -y openjdk-25-jdk-headless" "temurin-25-jdk"
}

# -------------------------------------------------------------------------------------------- command lines

test_an_unknown_command_is_refused_with_2() {
  gordailu upp
  expect_code 2
  expect_one_line_err
  expect_err "no command 'upp'" "help"
}

test_an_unknown_option_is_refused_with_2() {
  gordailu up --bogus
  expect_code 2
  expect_one_line_err
  expect_err "'--bogus'"
  gordailu down --port 1
  expect_code 2
  gordailu status here
  expect_code 2
  expect_err "'here'"
  gordailu up --detach=yes
  expect_code 2
}

test_an_option_without_its_value_is_refused_with_2() {
  gordailu up --port
  expect_code 2
  expect_err "--port needs"
  gordailu up --data
  expect_code 2
  expect_err "--data needs"
}

test_every_command_has_its_help() {
  gordailu help
  expect_code 0
  local command all=$OUT
  for command in up down status logs test bench doctor version; do
    [[ $all == *"  $command "* ]] || fail "help misses $command"
    gordailu help "$command"
    expect_code 0
    expect_out "Usage: gordailu $command"
    gordailu "$command" --help
    expect_out "Usage: gordailu $command"
  done
  gordailu
  expect_equal "$all" "$OUT"
}

test_version_is_the_projects() {
  gordailu version
  expect_code 0
  expect_equal "gordailu 1.2.3" "$OUT"
}

# ------------------------------------------------------------------------------------- what up refuses to do

test_a_port_that_is_no_number_is_refused() {
  local port
  for port in eighty 0 65536 99999999999 8080x ""; do
    gordailu up --data "$DATA" --port "$port"
    expect_code 1
    expect_one_line_err
    expect_err "'$port' is not a port" "--port"
  done
}

test_a_port_in_use_is_refused_with_who_uses_it() {
  start
  gordailu up --data "$T/other" --port "$PORT"
  expect_code 1
  expect_one_line_err
  expect_err "port $PORT is in use by java (pid $PID)" "choose another with --port"
  expect_alive "$PID"
}

test_a_data_directory_that_is_not_writable_is_refused() {
  echo "a file" >"$DATA"
  gordailu up --data "$DATA" --port "$(a_free_port)"
  expect_code 1
  expect_one_line_err
  expect_err "can't write to the data directory $DATA" "--data DIR"
  expect_equal "a file" "$(<"$DATA")"
  gordailu up --data "$DATA/below" --port "$(a_free_port)"
  expect_code 1
  expect_one_line_err
}

pretend_free_megabytes() { # NUMBER
  pretend df "echo Filesystem; echo disk 9999999 1 $(($1 * 1024)) 99% /"
}

test_a_first_start_on_a_disk_without_room_is_refused() {
  pretend_free_megabytes 120
  gordailu up --detach --data "$DATA" --port "$(a_free_port)"
  expect_code 1
  expect_one_line_err
  expect_err "only 120 MB are free on the disk of $DATA" "--data DIR"
}

test_a_later_start_on_a_full_disk_is_tried() {
  start
  gordailu down --data "$DATA"
  pretend_free_megabytes 0
  start
}

test_a_start_that_fails_on_a_full_disk_says_so() {
  start
  gordailu down --data "$DATA"
  pretend_free_megabytes 0
  STAND_IN=refuse gordailu up --detach --data "$DATA" --port "$(a_free_port)"
  expect_code 1
  expect_one_line_err
  expect_err "code 7, and only 0 MB are free on the disk of $DATA: make room"
}

test_a_program_that_does_not_fit_is_told_with_the_room_there_is() {
  pretend cp "echo \"cp: error writing 'x': No space left on device\" >&2; exit 1"
  gordailu up --detach --data "$DATA" --port "$(a_free_port)"
  expect_code 1
  expect_one_line_err
  expect_err "can't copy the program to $DATA/program.new" "No space left on device; " "make room and start again"
}

test_a_second_up_says_so_and_harms_nothing() {
  start
  gordailu up --data "$DATA" --port "$(a_free_port)"
  expect_code 1
  expect_one_line_err
  expect_err "already runs on $DATA: pid $PID, http://127.0.0.1:$PORT" "down --data"
  gordailu up --detach --data "$DATA" --port "$PORT"
  expect_code 1
  expect_err "already runs"
  expect_alive "$PID"
  expect_equal "$PID" "$(recorded_pid)"
}

test_of_two_ups_at_the_same_time_one_wins() {
  PORT=$(a_free_port)
  local codes=() first second
  "$CLONE/gordailu" up --detach --data "$DATA" --port "$PORT" >"$T/1" 2>&1 &
  first=$!
  "$CLONE/gordailu" up --detach --data "$DATA" --port "$((PORT + 1))" >"$T/2" 2>&1 &
  second=$!
  wait "$first" && codes+=(0) || codes+=($?)
  wait "$second" && codes+=(0) || codes+=($?)
  expect_equal 1 "$((codes[0] + codes[1]))"
  cat "$T/1" "$T/2" >"$T/both"
  expect_file_has "$T/both" "already runs"
  gordailu down --data "$DATA"
  expect_code 0
}

# ---------------------------------------------------------------------------------------------- up and down

test_detach_status_logs_down() {
  gordailu status --data "$DATA"
  expect_code 3
  expect_out "doesn't run on $DATA"
  start
  expect_out "listens on http://127.0.0.1:$PORT" "user admin, password" "snapshot finished: $DATA/backups/" \
    "runs in the background (pid $PID" "down --data"
  gordailu status --data "$DATA"
  expect_code 0
  expect_out "$PID" "http://127.0.0.1:$PORT" "ready" " s"
  expect_equal "$PID" "$(session "$PID")"
  gordailu logs --data "$DATA"
  expect_code 0
  expect_out "a line of the log"
  gordailu down --data "$DATA"
  expect_code 0
  expect_out "Stopped."
  expect_equal gracefully "$(<"$DATA/stopped")"
  ! is_alive "$PID" || fail "still there"
  gordailu status --data "$DATA"
  expect_code 3
  gordailu down --data "$DATA"
  expect_code 0
  expect_out "Nothing to stop"
}

test_what_the_first_start_shows_is_its_owners_alone() {
  start
  expect_equal 600 "$(stat -c %a "$DATA/log/console.log")"
  expect_equal 700 "$(stat -c %a "$DATA")"
  expect_equal "" "$(grep -rl correct-horse "$DATA/log")"
}

test_a_later_start_does_not_wait_for_a_snapshot() {
  start
  gordailu down --data "$DATA"
  local began=$SECONDS
  start
  ((SECONDS - began < 20)) || fail "waited for a snapshot that nobody promised"
  [[ $OUT != *"snapshot finished"* ]] || fail "the stand-in made a second one"
}

test_a_long_first_snapshot_is_not_waited_for_without_end() {
  export STAND_IN=no-snapshot GORDAILU_START_WAIT=2
  start
  expect_out "still being made" "logs -f"
  expect_alive "$PID"
}

test_a_start_that_takes_too_long_is_told() {
  PORT=$(a_free_port)
  STAND_IN=never-ready GORDAILU_START_WAIT=2 gordailu up --detach --data "$DATA" --port "$PORT"
  expect_code 1
  expect_err "still starting after 2 s"
  gordailu status --data "$DATA"
  expect_code 0
  expect_out "not ready (HTTP 503)"
}

test_a_failed_start_in_the_background_shows_why() {
  STAND_IN=refuse gordailu up --detach --data "$DATA" --port "$(a_free_port)"
  expect_code 1
  expect_out "can't be opened: it is damaged."
  expect_err "ended during its start with code 7"
  gordailu status --data "$DATA"
  expect_code 3
}

test_a_failed_start_in_the_foreground_has_the_applications_code() {
  STAND_IN=refuse gordailu up --data "$DATA" --port "$(a_free_port)"
  expect_code 7
  expect_one_line_err
  expect_err "can't be opened: it is damaged."
}

test_signals_reach_the_application_in_the_foreground() {
  local up code
  for signal in TERM INT; do
    rm -f "$DATA/stopped" "$T/out"
    # Background jobs of a shell ignore INT; a process started by env --default-signal doesn't.
    env --default-signal=INT "$CLONE/gordailu" up --data "$DATA" --port "$(a_free_port)" >"$T/out" 2>&1 &
    up=$!
    await grep -q "user admin" "$T/out"
    await test -e "$DATA/log/gordailu.log"
    kill -s "$signal" "$up"
    code=0
    wait "$up" || code=$?
    expect_equal $((128 + $(kill -l "$signal"))) "$code"
    expect_equal gracefully "$(<"$DATA/stopped")"
    rm -f "$DATA/log/gordailu.log"
  done
}

test_down_also_stops_one_in_the_foreground() {
  "$CLONE/gordailu" up --data "$DATA" --port "$(a_free_port)" >"$T/foreground" 2>&1 &
  await grep -q "user admin" "$T/foreground"
  gordailu down --data "$DATA"
  expect_code 0
  expect_equal gracefully "$(<"$DATA/stopped")"
}

test_down_says_when_it_takes_too_long() {
  export STAND_IN=slow-stop GORDAILU_STOP_WAIT=1
  start
  gordailu down --data "$DATA"
  expect_code 1
  expect_err "pid $PID is still stopping after 1 s"
  expect_alive "$PID"
  GORDAILU_STOP_WAIT=20 gordailu down --data "$DATA"
  expect_code 0
}

test_after_a_kill_9_it_starts_again() {
  start
  kill -9 "$PID"
  gordailu status --data "$DATA"
  expect_code 3
  start
  expect_alive "$PID"
}

test_after_a_kill_9_the_port_is_waited_for() {
  start
  kill -9 "$PID"
  hold_port "$PORT" 2 &
  await port_is_held
  GORDAILU_PORT_WAIT=20 gordailu up --detach --data "$DATA" --port "$PORT"
  expect_code 0
  expect_alive "$(recorded_pid)"
}

hold_port() { # PORT SECONDS
  # Who has just been killed may have it for a moment longer.
  perl -MIO::Socket::INET -e 'my $s; for (1 .. 200) { last if $s = IO::Socket::INET->new(LocalAddr => "127.0.0.1", LocalPort => $ARGV[0], Listen => 1, ReuseAddr => 1); select undef, undef, undef, 0.05 } $s or die; sleep $ARGV[1]' "$@"
}

port_is_held() {
  grep -q "0100007F:$(printf %04X "$PORT") 00000000:0000 0A" /proc/net/tcp
}

test_a_process_that_got_the_old_pid_is_left_alone() {
  start
  gordailu down --data "$DATA"
  sleep 300 &
  local stranger=$!
  printf '%s\n' "pid=$stranger" "started=1" "boot=$(</proc/sys/kernel/random/boot_id)" address=127.0.0.1 port=1 \
    >"$DATA/gordailu.pid"
  gordailu status --data "$DATA"
  expect_code 3
  gordailu down --data "$DATA"
  expect_code 0
  expect_out "Nothing to stop"
  expect_alive "$stranger"
  start
  expect_alive "$stranger"
  [[ $PID != "$stranger" ]] || fail "the record was not renewed"
  kill "$stranger"
}

test_a_record_from_before_a_reboot_is_old() {
  start
  sed -i 's/^boot=.*/boot=an-earlier-one/' "$DATA/gordailu.pid"
  gordailu status --data "$DATA"
  expect_code 3
  gordailu down --data "$DATA"
  expect_alive "$PID"
}

test_a_dead_process_that_nobody_reaped_does_not_run() {
  mkdir "$DATA"
  bash -c 'sleep 0.1 & echo $! >"$1"; exec sleep 60' -- "$T/child" &
  local parent=$! child
  await test -s "$T/child"
  child=$(<"$T/child")
  await is_dead "$child"
  printf '%s\n' "pid=$child" "started=$(sed 's/.*) //' "/proc/$child/stat" | cut -d ' ' -f 20)" \
    "boot=$(</proc/sys/kernel/random/boot_id)" address=127.0.0.1 port=1 >"$DATA/gordailu.pid"
  gordailu status --data "$DATA"
  expect_code 3
  kill "$parent"
}

test_a_damaged_record_is_no_hindrance() {
  mkdir "$DATA"
  printf 'pid=-1\nstarted=\n=\n\xff[]=$(touch %s)\n' "$T/harm" >"$DATA/gordailu.pid"
  gordailu down --data "$DATA"
  expect_code 0
  start
  [[ ! -e $T/harm ]] || fail "the record was executed"
}

test_without_its_record_a_running_server_still_has_its_data_for_itself() {
  start
  rm "$DATA/gordailu.pid"
  gordailu up --data "$DATA" --port "$(a_free_port)"
  expect_code 1
  expect_err "already runs on $DATA"
  kill "$PID"
}

test_the_application_gets_its_settings_and_options() {
  GORDAILU_JAVA_OPTS="-Done=1 -Dtwo=2" start
  expect_file_has "$T/java-arguments" -XX:+UseSerialGC -Xmx192m -Done=1 -Dtwo=2 gordailu.jar
  expect_equal "$DATA/program" "$(readlink "/proc/$PID/cwd")"
  tr '\0' '\n' <"/proc/$PID/environ" >"$T/environment"
  expect_file_has "$T/environment" "GORDAILU_DATA=$DATA" "GORDAILU_PORT=$PORT" GORDAILU_ADDRESS=127.0.0.1
}

test_a_place_for_backups_counts_from_where_the_command_was_typed() {
  GORDAILU_BACKUPS=my/backups start
  tr '\0' '\n' <"/proc/$PID/environ" >"$T/environment"
  expect_file_has "$T/environment" "GORDAILU_BACKUPS=$T/my/backups"
}

test_a_running_server_is_not_touched_by_a_new_program() {
  start
  echo "a newer program" >"$T/app.jar"
  expect_equal "the program" "$(<"$DATA/program/gordailu.jar")"
  gordailu down --data "$DATA"
  start
  expect_equal "a newer program" "$(<"$DATA/program/gordailu.jar")"
}

test_it_works_by_a_link_from_anywhere_with_a_relative_directory_and_lang_c() {
  mkdir "$T/some where"
  ln -s "../a clone/gordailu" "$T/some where/link to it"
  cd "$T/some where"
  PORT=$(a_free_port)
  LANG=C LC_ALL=C "./link to it" up --detach --port "$PORT" --data="my data" >"$T/out" 2>&1 || fail "$(<"$T/out")"
  expect_equal "gordailu 1.2.3" "$("./link to it" version)"
  LANG=C LC_ALL=C "./link to it" down --data "my data" >"$T/out" 2>&1 || fail "$(<"$T/out")"
  expect_equal gracefully "$(<"$T/some where/my data/stopped")"
}

test_the_environment_says_where_the_data_is() {
  GORDAILU_DATA=$DATA GORDAILU_PORT=$(a_free_port) gordailu up --detach
  expect_code 0
  GORDAILU_DATA=$DATA gordailu status
  expect_code 0
  GORDAILU_DATA=$T/elsewhere gordailu down --data "$DATA"
  expect_out "Stopped."
}

test_without_being_told_the_data_is_outside_the_clone() {
  gordailu status
  [[ $(id -u) != 0 ]] || expect_out /var/lib/gordailu
  pretend id 'echo 1000'
  gordailu status
  expect_out "$T/home/.local/share/gordailu"
  XDG_DATA_HOME=$T/xdg gordailu status
  expect_out "$T/xdg/gordailu"
  unset HOME
  gordailu status
  expect_code 1
  expect_one_line_err
  expect_err "--data DIR"
}

test_logs_before_the_first_start_say_so() {
  gordailu logs --data "$DATA"
  expect_code 1
  expect_err "no log at $DATA/log/gordailu.log"
}

# ------------------------------------------------------------------------------------------------ packages

test_an_ordinary_user_is_told_the_exact_command() {
  remove_commands rsync ssh apt-get
  pretend apt-get 'exit 99'
  pretend id '[[ $1 == -un ]] && echo someone || echo 1000'
  gordailu up --data "$DATA" --port "$(a_free_port)"
  expect_code 1
  expect_one_line_err
  expect_err "sudo apt-get install -y rsync openssh-client"
}

test_root_gets_the_missing_packages_installed() {
  remove_commands rsync
  pretend id 'echo 0'
  pretend apt-get "
    [[ \$DEBIAN_FRONTEND == noninteractive ]] || exit 1
    echo \"\$*\" >>'$T/apt'
    [[ \$* != *install* ]] || cp /bin/true '$T/bin/rsync'"
  start
  expect_out "Installing rsync"
  expect_file_has "$T/apt" "update" "install -y --no-install-recommends rsync"
}

test_an_installation_that_fails_is_tried_once_more_and_then_told() {
  remove_commands rsync
  pretend id 'echo 0'
  pretend apt-get "echo \"\$*\" >>'$T/apt'; echo 'E: no network'; exit 100"
  gordailu up --data "$DATA" --port "$(a_free_port)"
  expect_code 1
  expect_err "E: no network" "could not install rsync" "apt-get update && apt-get install -y rsync"
  expect_equal 2 "$(grep -c install "$T/apt")"
}

# --------------------------------------------------------------------------------------------------- builds

test_up_builds_when_there_is_no_program_and_not_again() {
  unset GORDAILU_JAR
  pretend_maven 0
  start
  expect_out "Building all-in-one"
  expect_file_has "$T/mvn-arguments" "-B -ntp -q -DskipTests -Dspotless.check.skip -pl all-in-one -am package"
  expect_file_has "$T/mvn-environment" "JAVA_HOME=$T/jvm/jdk-25"
  gordailu down --data "$DATA"
  start
  expect_equal 1 "$(wc -l <"$T/mvn-arguments")"
}

test_up_starts_with_the_cache_that_a_trial_has_left() {
  unset GORDAILU_JAR
  pretend_maven 0
  start
  expect_file_has "$T/java-arguments" -XX:AOTCache=gordailu.aot
  expect_equal cache "$(<"$DATA/program/gordailu.aot")"
}

test_a_trial_that_leaves_no_cache_keeps_nobody_from_starting() {
  unset GORDAILU_JAR
  pretend_maven 0
  touch "$T/no-cache"
  start
  expect_err "will start more slowly"
  ! grep -q AOTCache "$T/java-arguments" || fail "named a cache that is not there"
}

test_up_builds_again_when_a_source_is_newer() {
  unset GORDAILU_JAR
  pretend_maven 0
  start
  gordailu down --data "$DATA"
  sleep 0.05
  touch "$CLONE/all-in-one/src/main/Changed.java"
  start
  expect_equal 2 "$(wc -l <"$T/mvn-arguments")"
  gordailu down --data "$DATA"
  sleep 0.05
  touch "$CLONE/pom.xml"
  start
  expect_equal 3 "$(wc -l <"$T/mvn-arguments")"
}

test_a_build_that_fails_shows_its_end_and_starts_nothing() {
  unset GORDAILU_JAR
  pretend_maven 1
  gordailu up --data "$DATA" --port "$(a_free_port)"
  expect_code 1
  expect_err "it does not compile" "the build failed" "$CLONE/target/build.log"
  [[ ! -e $DATA/gordailu.pid ]] || fail "started"
}

# -------------------------------------------------------------------------------------------- test and bench

# Of the programs that the suite needs, this machine may lack some.
pretend_test_programs() {
  local command
  for command in rsync bwrap ssh sshd chromium; do
    pretend "$command" true
  done
}

test_test_runs_maven_and_ends_with_its_lines() {
  pretend_test_programs
  pretend_maven 0
  GORDAILU_DATA=/must/not/leak CI=true gordailu test --long -pl contracts
  expect_code 0
  expect_equal "BUILD SUCCESS" "$(tail -n 1 "$T/out")"
  expect_equal "-B -ntp verify -Dgordailu.long=true -pl contracts" "$(<"$T/mvn-arguments")"
  ! grep -q /must/not/leak "$T/mvn-environment" || fail "the tests saw the real data directory"
}

test_test_has_mavens_exit_code() {
  pretend_test_programs
  pretend_maven 3
  gordailu test
  expect_code 3
  expect_equal "BUILD FAILURE" "$(tail -n 1 "$T/out")"
}

test_test_fails_when_the_scripts_own_tests_fail() {
  pretend_test_programs
  pretend_maven 0
  mkdir -p "$CLONE/system-tests/src/test/shell"
  echo 'echo "one is red"; exit 1' >"$CLONE/system-tests/src/test/shell/run"
  gordailu test
  expect_code 1
  expect_out "one is red" "BUILD SUCCESS"
  expect_err "tests of this script failed"
}

test_test_goes_on_without_a_browser() {
  remove_commands chromium chromium-browser google-chrome apt-get
  pretend_test_programs
  rm "$T/bin/chromium"
  pretend id 'echo 0'
  pretend apt-get "echo 'E: no candidate' >&2; exit 100"
  pretend_maven 0
  gordailu test
  expect_code 0
  expect_err "no Chromium here"
}

test_bench_builds_and_passes_its_arguments_on() {
  pretend_maven 0
  printf '#!/bin/bash\n[[ $1 != -Djarmode* ]] || exec install -D "$3" "${!#}/program.jar"\necho "$PWD: $*; $GORDAILU_ROOT; ${GORDAILU_DATA-nothing}; $GORDAILU_JAVA_OPTIONS"\n' \
    >"$T/jvm/jdk-25/bin/java"
  GORDAILU_DATA=/must/not/leak gordailu bench footprint --quick "two words"
  expect_code 0
  expect_file_has "$T/mvn-arguments" "-pl benchmarks -am package"
  expect_out "$CLONE: -jar $CLONE/benchmarks/target/benchmarks-1.2.3-exec.jar footprint --quick two words;" \
    "$CLONE; nothing; -XX:+UseSerialGC"
}

# --------------------------------------------------------------------------------------------------- doctor

test_doctor_finds_nothing_wrong_and_leaves_nothing_behind() {
  pretend_maven 0
  pretend sshd true
  gordailu doctor --data "$DATA" --port "$(a_free_port)"
  expect_code 0
  expect_out "✓ JDK 25.0.3" "✓ rsync" "✓ hard links" "✓ extended attributes" "is free" "Nothing stands in the way"
  [[ ! -e $DATA ]] || fail "made the data directory"
  expect_equal "" "$(find "$T" -maxdepth 1 -name '.gordailu*')"
}

test_doctor_names_what_is_missing_and_the_remedy() {
  remove_commands rsync mvn
  rm -r "$T/jvm/jdk-25"
  echo "a file" >"$DATA"
  gordailu doctor --data "$DATA/below" --port nonsense
  expect_code 1
  expect_out "✗ no JDK 25" "✗ rsync is missing" "apt-get install -y rsync" "✗ mvn is missing" \
    "✗ 'nonsense' is not a port" "✗ data directory: $DATA is not writable"
}

test_doctor_names_what_shuts_rsync_in() {
  remove_commands bwrap
  gordailu doctor --data "$DATA"
  expect_out "! bubblewrap is missing" "apt-get install -y bubblewrap"
  pretend bwrap true
  gordailu doctor --data "$DATA"
  expect_out "✓ bubblewrap"
}

test_up_without_bubblewrap_goes_on_and_says_so() {
  remove_commands bwrap apt-get
  start
  expect_err "no bubblewrap here" "sudo apt-get install -y bubblewrap"
}

test_doctor_looks_at_the_age_of_rsync() {
  local version
  for version in 3.2.7 3.4.1; do
    pretend rsync "echo 'rsync  version $version  protocol version 31'"
    gordailu doctor --data "$DATA" --port "$(a_free_port)"
    expect_out "! rsync $version"
  done
  pretend rsync "echo 'rsync  version v3.10.0  protocol version 33'"
  gordailu doctor --data "$DATA" --port "$(a_free_port)"
  expect_out "✓ rsync 3.10.0"
}

test_doctor_knows_its_own_server_on_the_port() {
  start
  gordailu doctor --data "$DATA" --port "$PORT"
  expect_out "✓ port $PORT: Gordailu itself, pid $PID"
}
