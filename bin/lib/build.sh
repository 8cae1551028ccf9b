# The build that the demo needs, and whether it is there already. Sourced after maven.sh, in the root of the clone.

readonly BUILD_LOG="target/build.log"
readonly BUILD_STAMP="target/build.sha256"

# what the build reads: every file that is not written by it; documents and end-to-end tests left out
sources_sum() {
  find . \( -name .git -o -name target -o -name node_modules \
    -o -path ./bin -o -path ./docs -o -path ./docker -o -path ./e2e -o -path ./.ci \) -prune \
    -o -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum
}

# what the build has written and the demo uses
artifacts_sum() {
  local launcher=demo/launcher/target
  sha256sum "$launcher/care-identity-launcher.jar" "$launcher"/lib/*.jar \
    pack/target/care-identity-keycloak-*.jar mock/target/care-identity-mock-*.jar \
    demo/sample-application/target/care-identity-sample-application-*.jar \
    demo/phone/target/care-identity-phone.jar 2>/dev/null \
    && stat -c '%n %s' "$launcher"/keycloak/keycloak-quarkus-dist-*.zip 2>/dev/null
}

# is_built: whether the last build was made from these sources, and its files are still the same.
# By content: time stamps lie after a checkout, a restore or a build by hand.
is_built() {
  [[ -f "$BUILD_STAMP" ]] && [[ "$(sources_sum && artifacts_sum)" == "$(<"$BUILD_STAMP")" ]]
}

# build: builds what the demo needs, or ends with status 1
build() {
  local sources
  rm -f "$BUILD_STAMP"
  # taken before the build: what changes meanwhile is not in it
  sources="$(sources_sum)"
  maven "$BUILD_LOG" show_modules package -DskipTests \
    -pl demo/launcher,demo/sample-application,demo/phone,pack,mock -am \
    || fail 1 "The build failed: $(first_error "$BUILD_LOG") (log: $PWD/$BUILD_LOG)"
  {
    printf '%s\n' "$sources"
    artifacts_sum
  } >"$BUILD_STAMP.new" || fail 1 "The build left out a file (log: $PWD/$BUILD_LOG)"
  mv "$BUILD_STAMP.new" "$BUILD_STAMP"
}
