# The tools that the build needs. Sourced after say.sh.

readonly OLDEST_JAVA=17
readonly OLDEST_NODE=18
# a first start may fetch the lists and some hundred packages while another apt-get is busy
readonly APT_OPTIONS=(-o DPkg::Lock::Timeout=300)

# is_jdk HOME: whether a JDK that is young enough is there
is_jdk() {
  local version
  [[ -x "$1/bin/java" && -x "$1/bin/javac" ]] || return 1
  version="$("$1/bin/javac" -version 2>&1)" || return 1
  [[ "$version" =~ ([0-9]+) ]] && ((BASH_REMATCH[1] >= OLDEST_JAVA))
}

# find_jdk: sets and exports JAVA_HOME: the caller's own, the one on the path, or an installed one
find_jdk() {
  local home on_path=""
  if command -v java >/dev/null; then
    on_path="$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')" || on_path=""
  fi
  for home in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/default-java /usr/lib/jvm/*; do
    if [[ -n "$home" ]] && is_jdk "$home"; then
      export JAVA_HOME="$home"
      return 0
    fi
  done
  return 1
}

has_jdk() { find_jdk; }
has_maven() { command -v mvn >/dev/null; }
has_node() {
  local version
  command -v npm >/dev/null && version="$(node --version 2>/dev/null)" || return 1
  [[ "$version" =~ ^v([0-9]+) ]] && ((BASH_REMATCH[1] >= OLDEST_NODE))
}
has_chromium() { command -v chromium >/dev/null; }
has_apache() { [[ -x /usr/sbin/apache2 && -f /usr/lib/apache2/modules/mod_auth_openidc.so ]]; }
# Debian keeps it where only root's path leads
has_slapd() { command -v slapd >/dev/null || [[ -x /usr/sbin/slapd ]]; }
# Debian keeps it where only root's PATH looks
has_nginx() { command -v nginx >/dev/null || [[ -x /usr/sbin/nginx ]]; }
has_haproxy() { command -v haproxy >/dev/null || [[ -x /usr/sbin/haproxy ]]; }
has_softhsm() { command -v softhsm2-util >/dev/null && [[ -f /usr/lib/softhsm/libsofthsm2.so ]]; }
has_opensc() { command -v pkcs11-tool >/dev/null && compgen -G "/usr/lib/*/opensc-pkcs11.so" >/dev/null; }
has_openssl() { command -v openssl >/dev/null; }
has_nss() { command -v certutil >/dev/null && command -v modutil >/dev/null; }
has_c() { command -v gcc >/dev/null && [[ -f /usr/include/p11-kit-1/p11-kit/pkcs11.h && -f /usr/include/stdio.h ]]; }
has_screen() { command -v Xvfb >/dev/null && command -v xdotool >/dev/null; }
# Debian keeps it where only root's PATH looks
has_pcsc() {
  { command -v pcscd >/dev/null || [[ -x /usr/sbin/pcscd ]]; } && [[ -f /usr/lib/pcsc/drivers/serial/libifdvpcd.so ]]
}
# Debian keeps its server where no PATH looks
has_postgresql() { command -v initdb >/dev/null || compgen -G "/usr/lib/postgresql/*/bin/initdb" >/dev/null; }

name_of() {
  case "$1" in
    jdk) echo "a JDK, version $OLDEST_JAVA or newer" ;;
    maven) echo "Maven" ;;
    node) echo "Node, version $OLDEST_NODE or newer, with npm" ;;
    chromium) echo "Chromium" ;;
    apache) echo "Apache with mod_auth_openidc" ;;
    slapd) echo "OpenLDAP's server, slapd" ;;
    nginx) echo "nginx" ;;
    haproxy) echo "HAProxy" ;;
    softhsm) echo "SoftHSM" ;;
    opensc) echo "OpenSC" ;;
    openssl) echo "OpenSSL" ;;
    nss) echo "the tools of NSS, certutil and modutil" ;;
    c) echo "a C compiler with the headers of p11-kit" ;;
    screen) echo "a screen without a monitor, Xvfb and xdotool" ;;
    pcsc) echo "pcscd with vsmartcard's virtual reader" ;;
    postgresql) echo "PostgreSQL" ;;
  esac
}

packages_of() {
  case "$1" in
    jdk) echo "default-jdk-headless" ;;
    maven) echo "maven" ;;
    # Debian's npm asks for Debian's nodejs; another one brings its own npm
    node) command -v npm >/dev/null && echo "nodejs" || echo "nodejs npm" ;;
    # the fonts: without them pages have no letters
    chromium) echo "chromium fonts-liberation" ;;
    # the program without the package that makes a service of it
    apache) echo "apache2-bin libapache2-mod-auth-openidc" ;;
    slapd) echo "slapd" ;;
    nginx) echo "nginx-light" ;;
    haproxy) echo "haproxy" ;;
    softhsm) echo "softhsm2" ;;
    opensc) echo "opensc opensc-pkcs11" ;;
    openssl) echo "openssl" ;;
    nss) echo "libnss3-tools" ;;
    c) echo "gcc libc6-dev libp11-kit-dev" ;;
    screen) echo "xvfb xdotool" ;;
    pcsc) echo "pcscd vsmartcard-vpcd" ;;
    postgresql) echo "postgresql" ;;
  esac
}

# missing TOOL...: sets MISSING to those that are not there
missing() {
  local tool
  MISSING=()
  for tool in "$@"; do
    "has_$tool" || MISSING+=("$tool")
  done
}

# explain_missing REASON: ends with status 2 and what to install
explain_missing() {
  local tool names="" packages=""
  for tool in "${MISSING[@]}"; do
    names+="${names:+; }$(name_of "$tool")"
    packages+=" $(packages_of "$tool")"
  done
  fail 2 "Missing: $names. $1 On Debian: sudo apt-get install$packages"
}

# require_tools TOOL...: installs what is missing, or says what to install and ends with status 2
require_tools() {
  local as_root=() tool packages=() log="target/install.log"
  missing "$@"
  ((${#MISSING[@]})) || return 0
  command -v apt-get >/dev/null || explain_missing "Install it and try again."
  if (($(id -u) != 0)); then
    sudo -n true 2>/dev/null || explain_missing "Only root may install it."
    as_root=(sudo -n)
  fi
  for tool in "${MISSING[@]}"; do
    say "Installing $(name_of "$tool")"
    read -r -a words <<<"$(packages_of "$tool")"
    packages+=("${words[@]}")
  done
  mkdir -p target
  if ! {
    "${as_root[@]}" apt-get "${APT_OPTIONS[@]}" update \
      && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get "${APT_OPTIONS[@]}" install -y --no-install-recommends "${packages[@]}"
  } >"$log" 2>&1 </dev/null; then
    explain_missing "apt-get could not install it (log: $PWD/$log)."
  fi
  hash -r
  missing "$@"
  ((${#MISSING[@]} == 0)) || explain_missing "apt-get installed it, but it is not on the PATH or too old."
}
