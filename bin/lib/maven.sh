# Runs Maven in the background with its output in a file, so that a signal ends it at once. Sourced after say.sh.

MAVEN_GROUP=""

# stop_maven STATUS: ends Maven with all that it started, and then this script
stop_maven() {
  trap - INT TERM HUP
  if [[ -n "$MAVEN_GROUP" ]]; then
    kill -TERM -- "-$MAVEN_GROUP" 2>/dev/null || true
    for _ in {1..100}; do
      kill -0 -- "-$MAVEN_GROUP" 2>/dev/null || break
      sleep 0.1
    done
    kill -KILL -- "-$MAVEN_GROUP" 2>/dev/null || true
    # the view ends with Maven
    wait
  fi
  exit "$1"
}

# maven LOG VIEW ARGUMENT...: runs mvn; the function VIEW gets the log's lines as they come. Status is that of mvn.
maven() {
  local log="$1" view="$2" status=0 viewer
  shift 2
  mkdir -p "$(dirname "$log")"
  : >"$log"
  trap 'stop_maven 130' INT
  trap 'stop_maven 143' TERM
  trap 'stop_maven 129' HUP
  # job control gives Maven a process group of its own, with which its children end
  set -m
  mvn -B -Dstyle.color=never --no-transfer-progress "$@" >>"$log" 2>&1 </dev/null &
  MAVEN_GROUP=$!
  set +m
  tail -n +1 -f -s 0.5 --pid="$MAVEN_GROUP" "$log" 2>/dev/null | "$view" &
  viewer=$!
  wait "$MAVEN_GROUP" || status=$?
  MAVEN_GROUP=""
  wait "$viewer" || true
  trap - INT TERM HUP
  return "$status"
}

# show_modules: a view that names each module when its turn comes
show_modules() {
  local line
  while IFS= read -r line; do
    show_module "$line"
  done
}

# show_module LINE: says which module a line of the log begins, if it does
show_module() {
  local building='^\[INFO\] Building (.*[^ ]) +[^ ]+ +\[([0-9]+)/([0-9]+)\]$'
  if [[ "$1" =~ $building ]]; then
    say "Building ${BASH_REMATCH[2]} of ${BASH_REMATCH[3]}: ${BASH_REMATCH[1]}"
  fi
}

# first_error LOG: the line that says what went wrong; a compiler's before Maven's own
first_error() {
  local pattern line=""
  for pattern in '^\[ERROR\] .*\.java:\[[0-9]' '^\[ERROR\] Failed to execute goal' '^\[(ERROR|FATAL)\]' '^Error'; do
    line="$(grep -m 1 -E "$pattern" "$1")" && break
  done
  [[ -n "$line" ]] || line="$(tail -n 1 "$1")"
  line="${line#\[ERROR\] }"
  line="${line//"$PWD/"/}"
  printf '%.240s' "${line%% -> \[Help*}"
}
