# How the scripts talk to a person.

# say TEXT: a line of progress with the seconds since the script began
say() {
  printf '%4d s  %s\n' "$SECONDS" "$1"
}

# fail STATUS TEXT: one clear line, and the end
fail() {
  printf '%s\n' "$2" >&2
  exit "$1"
}
