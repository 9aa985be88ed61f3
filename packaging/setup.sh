# Sourced by packaging/run and packaging/test: what they share. Everything said here goes to stderr, since the standard
# output of `packaging/run --cli` belongs to the command.

source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# name, or name>=version
build_packages=(
  g++ cmake ninja-build pkg-config ccache
  libssl-dev libsodium-dev libzxcvbn-dev libicu-dev libcli11-dev nlohmann-json3-dev 'libsqlcipher-dev>=4.6'
  libuchardet-dev libarchive-dev libpugixml-dev zlib1g-dev
  libopus-dev libopusenc-dev libopusfile-dev libogg-dev libflac-dev libsndfile1-dev
  libvorbis-dev libmpg123-dev libpulse-dev libspeexdsp-dev
  libsoundtouch-dev libespeak-ng-dev espeak-ng-data
  qt6-base-dev qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-translations-l10n
  fonts-dejavu-core
)
# The real age, minisign, tar and players that the tests hold Attest against; a sound server; fonts to draw with.
test_packages=(
  'catch2>=3' age minisign strace valgrind dbus pulseaudio pulseaudio-utils xvfb xauth xclip fonts-noto-cjk
  espeak-ng sox opus-tools flac ffmpeg python3 e2fsprogs mount 'sqlcipher>=4'
)

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; return; fi
  command -v sudo >/dev/null || die "This needs root: run it as root once, or install sudo."
  sudo "$@"
}
apt_get() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "$@" >&2; }

# A source of somebody else's that does not answer is no reason to stop: the install says what is really missing.
refresh() { apt_get update || say "Not every package source answered; going on with what did."; }
install() { apt_get install -y --no-install-recommends "$@"; }

# not_installed name[>=version]...: those that are missing or too old, one a line. Asks dpkg only: quick, no network.
not_installed() {
  local -A installed=()
  local name version want
  while read -r name version; do installed[$name]=$version; done < <(
    dpkg-query -W -f '${Package} ${Version} ${db:Status-Status}\n' "${@%%>=*}" 2>/dev/null | sed -n 's/ installed$//p')
  for want in "$@"; do
    name=${want%%>=*}
    if [ -z "${installed[$name]-}" ]; then
      echo "$want"
    elif [ "$want" != "$name" ] && dpkg --compare-versions "${installed[$name]}" lt "${want#*>=}"; then
      echo "$want"
    fi
  done
}

# offer name>=version: the suite of the newest version that is new enough; fails where no source offers one.
offer() {
  local version origin
  while IFS='|' read -r _ version origin; do
    version=${version// /}
    if dpkg --compare-versions "$version" ge "${1#*>=}"; then
      set -- $origin
      echo "${2%%/*}"
      return
    fi
  done < <(LC_ALL=C apt-cache madison "${1%%>=*}" | grep ' Packages$')
  return 1
}

# The machine's own Debian source for the plain release, rewritten for the backports suite: the same address, the same
# key. $1 is the release ("bookworm"). Prints the text of a .sources or .list file; fails where there is no such source.
backports_source() {
  local file text
  for file in /etc/apt/sources.list.d/*.sources /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
    [ -r "$file" ] || continue
    if [ "${file##*.}" = sources ]; then
      text=$(awk -v release="$1" '
        function finish() {
          if (fits && !off) { printf "%sSuites: %s-backports\nComponents: main\n", kept, release; found = 1; exit }
          kept = ""; fits = 0; off = 0
        }
        /^#/ { next }
        /^[ \t]*$/ { finish(); next }
        /^[^ \t]/ { field = tolower(substr($0, 1, index($0, ":") - 1)); rest = substr($0, index($0, ":") + 1) }
        /^[ \t]/ { rest = $0 }
        field == "suites" {
          count = split(rest, suite)
          for (i = 1; i <= count; i++) if (suite[i] == release || suite[i] ~ /^(old)?stable$/) fits = 1
          next
        }
        field == "components" { next }
        field == "types" { if ((rest " ") ~ /[ \t]deb[ \t]/) kept = kept "Types: deb\n"; else off = 1; next }
        field == "enabled" { if (tolower(rest) ~ /no|false/) off = 1; next }
        { kept = kept $0 "\n" }
        END { if (!found) finish() }' "$file")
    else
      text=$(sed -nE "/^[ \t]*deb[ \t]+(\[[^]]*\][ \t]+)?[a-z+]+:[^ \t]+[ \t]+($1|(old)?stable)[ \t]/{
        /cdrom:/!{
          s/^[ \t]*(deb[ \t]+(\[[^]]*\][ \t]+)?[a-z+]+:[^ \t]+[ \t]+)[^ \t]+[ \t].*/\1$1-backports main/p
          q
        }
      }" "$file")
    fi
    [ -n "$text" ] || continue
    printf '%s\n' "$text"
    return
  done
  return 1
}

add_backports() {
  local release text kind=sources
  release=$(. /etc/os-release && echo "${VERSION_CODENAME-}")
  text=$(backports_source "$release") ||
    die "$1 is not offered here, and no Debian source was found to take it from. Install it by hand and start again."
  case $text in deb\ * | deb$'\t'*) kind=list ;; esac
  say "Adding the suite $release-backports for $1: /etc/apt/sources.list.d/attest-backports.$kind"
  printf '%s\n' "$text" | as_root tee "/etc/apt/sources.list.d/attest-backports.$kind" >/dev/null
  refresh
}

# need package...: installs what is missing. Without a missing one it takes a blink, and neither root nor a network.
need() {
  local missing plain=() want suite
  mapfile -t missing < <(not_installed "$@")
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null || die "These scripts install Debian packages. Needed here: ${missing[*]}"
  say "Installing: ${missing[*]}"
  refresh
  for want in "${missing[@]}"; do
    case $want in *'>='*) offer "$want" >/dev/null || add_backports "$want" ;; *) plain+=("$want") ;; esac
  done
  if [ ${#plain[@]} -gt 0 ]; then install "${plain[@]}"; fi
  for want in "${missing[@]}"; do
    case $want in *'>='*) ;; *) continue ;; esac
    suite=$(offer "$want") || die "$want is offered by no source of this machine."
    install -t "$suite" "${want%%>=*}"
  done
}

# build FOLDER "target..." cmake-option...: configures and builds in FOLDER.
build() {
  local folder=$1 targets=$2
  shift 2
  # The same compiler cache for every checkout of the project.
  export CCACHE_BASEDIR=$source_dir CCACHE_NOHASHDIR=true
  cmake -S "$source_dir" -B "$folder" -G Ninja "$@" >&2
  # shellcheck disable=SC2086 # targets are words
  cmake --build "$folder" --parallel "${ATTEST_JOBS:-$(nproc)}" --target $targets >&2
}
