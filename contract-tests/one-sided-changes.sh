#!/usr/bin/env bash
# Shows that the contract tests notice a change that only one side has seen.
#
# Twelve times, the client or the server is generated from a changed copy of the document, while the other side and the
# tests keep the document as it is. Each time the tests must fail. Works on a copy of the repository, changes nothing
# here, and takes some minutes for each change.
#
#   contract-tests/one-sided-changes.sh                 all twelve
#   contract-tests/one-sided-changes.sh client-rule     only those
#
# MAVEN_OPTIONS adds to Maven's command line, for instance MAVEN_OPTIONS=-o.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
copy=$scratch/copy
document=spec/atlas-restore-jobs.yaml

# name | what changes | sed script; ranges reach from one line of the document to another
changes=(
  "status|404 is dropped from the GET|/operationId: getGroupClusterBackupRestoreJob/,/operationId: create/{/^        '404':/,+1d}"
  "status|401 is dropped from the POST|/operationId: createGroupClusterRestoreJob/,/^components:/{/^        '401':/,+1d}"
  "property|BackupRestoreJob.snapshotId is renamed|/^    BackupRestoreJob:/,/^    BackupRestoreJobDelivery:/s/^        snapshotId:/        snapshotIdentifier:/"
  "property|DiskBackupSnapshotRestoreJob.finishedAt is renamed|/^    DiskBackupSnapshotRestoreJob:/,/^    DiskBackupRestoreMember:/s/^        finishedAt:/        endedAt:/"
  "bound|delivery.expirationHours may be 0|/^        expirationHours:/,/^        expires:/s/minimum: 1$/minimum: 0/"
  "bound|pointInTimeUTCMillis may be any number|/^        pointInTimeUTCMillis:/,/^        snapshotId:/{/minimum: /d}"
  "pattern|an endpointId may be of any length|s/vpce-\[0-9a-f\]{17}/vpce-[0-9a-f]+/"
  "pattern|delivery.targetGroupId may have 12 digits|/^    BackupRestoreJobDelivery:/,/^    RestoreJobFileHash:/{/^        targetGroupId:/,/description:/s/{24}/{12,24}/}"
  "rule|oplogInc does not need oplogTs|/description: oplogInc needs oplogTs/,+2d"
  "rule|snapshotId goes with pointInTimeUTCMillis|/description: snapshotId excludes pointInTimeUTCMillis/,+2d"
  "version|2023-01-01 becomes 2024-08-05|s/vnd\\.atlas\\.2023-01-01+json/vnd.atlas.2024-08-05+json/"
  "version|2023-01-01 becomes 2022-06-01|s/vnd\\.atlas\\.2023-01-01+json/vnd.atlas.2022-06-01+json/"
)

# Runs the contract tests against what one side makes of a document; their output goes to a file.
contract_tests() { # side, document, output
  (cd "$copy" && mvn -B ${MAVEN_OPTIONS:-} test -pl contract-tests -am "-Ddateline.$1.spec=$2" \
    -Dtest='dev/dateline/contracttests/**/*Test' -Dsurefire.failIfNoSpecifiedTests=false \
    -Dinvoker.skip -Dspotless.check.skip) >"$3" 2>&1
}

# What failed first, in a few words.
first_failure() { # output
  local compile test count
  compile=$(grep -m1 -oE '^\[ERROR\] .*\.java:\[[0-9]+' "$1" | sed -E 's#.*/([A-Za-z]+\.java):\[([0-9]+)#\1:\2#') || true
  if [ -n "$compile" ]; then
    local module
    module=$(grep -m1 -oE '^\[ERROR\] .*\.java:\[[0-9]+' "$1" | grep -oE '(generated-(client|server)|contract-tests)/(src|target)' | cut -d/ -f1) || true
    echo "does not compile: $compile (${module:-?})"
    return
  fi
  test=$(grep -m1 -oE '^\[ERROR\]   [A-Za-z>]+\.[A-Za-z]+' "$1" | sed 's/^\[ERROR\]   //') || true
  count=$(grep -oE '^\[ERROR\] Tests run: [0-9]+, Failures: [0-9]+, Errors: [0-9]+' "$1" | tail -1 |
    sed -E 's/.*Failures: ([0-9]+), Errors: ([0-9]+)/\1 \2/' | awk '{print $1 + $2}') || true
  if [ -n "$test" ]; then
    echo "$test (${count:-?} failing)"
  else
    grep -m1 '^\[ERROR\]' "$1" | cut -c1-100 || echo '?'
  fi
}

echo "Copying to $copy" >&2
mkdir "$copy"
(cd "$root" && tar -cf - --exclude=./.git --exclude=./contract-tests/target/pacts .) | tar -xf - -C "$copy"

echo 'Testing without any change' >&2
if ! contract_tests client "$copy/$document" "$scratch/unchanged.txt"; then
  echo 'The tests fail as it is; mend that first:' >&2
  grep -m20 '^\[ERROR\]' "$scratch/unchanged.txt" >&2 || true
  exit 1
fi

unnoticed=0
index=0
echo '| change | side | what failed first |'
echo '|---|---|---|'
for change in "${changes[@]}"; do
  IFS='|' read -r kind what script <<<"$change"
  side=$([ $((index % 2)) -eq 0 ] && echo client || echo server)
  index=$((index + 1))
  name=$side-$kind
  if [ $# -gt 0 ] && [[ " $* " != *" $name "* ]]; then
    continue
  fi
  changed=$scratch/$name.yaml
  sed "$script" "$copy/$document" >"$changed"
  if cmp -s "$changed" "$copy/$document"; then
    echo "$name changes nothing in $document: the script is out of date" >&2
    exit 1
  fi
  if contract_tests "$side" "$changed" "$scratch/$name.txt"; then
    unnoticed=$((unnoticed + 1))
    echo "| $what | $side | **nothing** |"
  else
    echo "| $what | $side | $(first_failure "$scratch/$name.txt") |"
  fi
done

if [ $unnoticed -gt 0 ]; then
  echo "$unnoticed changes went unnoticed" >&2
  exit 1
fi
