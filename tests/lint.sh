#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What a reviewer should not have to look for. Every finding is printed; any of them fails.
set -u
cd "$(dirname "$0")/.." || exit 1
status=0
sources=$(git ls-files --cached --others --exclude-standard 'src/*.[ch]' 'tests/*.[ch]')

check() {
  name=$1
  shift
  if ! out=$("$@" 2>&1); then
    printf '%s\n%s\n' "== $name" "$out"
    status=1
  fi
}

nothing_found() { # a grep that must find nothing
  found=$(grep -nE "$@") && { echo "$found"; return 1; }
  return 0
}

long_files() {
  # shellcheck disable=SC2086
  wc -l $(echo "$sources" | grep '^src/.*\.c$') | awk '$2 != "total" && $1 > 500 { print $2 ": " $1 " lines"; bad = 1 } END { exit bad }'
}

private_headers() { # every header is once-only and says its licence; what is precompiled is no header to the compiler
  bad=0
  for header in $(echo "$sources" | grep '\.h$' | grep -v '/precompiled/'); do
    grep -q '^#pragma once' "$header" || { echo "$header: no #pragma once"; bad=1; }
  done
  for source in $sources; do
    head -n 1 "$source" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' || { echo "$source: no licence line"; bad=1; }
  done
  return $bad
}

# GTK 4.8 gives a window its role when it is shown; a field that takes the keyboard before would leave it without one.
roles_of_windows() {
  bad=0
  for template in $(git ls-files 'ui/*.ui'); do
    grep -A 1 'template .*parent="Adw\(Application\)\?Window"' "$template" | grep -q 'accessible-role' && continue
    grep -q 'template .*parent="Adw\(Application\)\?Window"' "$template" || continue
    echo "$template: the window needs its accessible-role as its first property"
    bad=1
  done
  return $bad
}

# shellcheck disable=SC2086
check formatting clang-format-14 --dry-run --Werror $sources
check "length of files" long_files
check "length of functions" python3 tests/function-length.py $(echo "$sources" | grep '^src/.*\.c$')
check headers private_headers
check "roles of windows" roles_of_windows
check layers python3 tests/layers.py
# shellcheck disable=SC2086
check "unsafe or forbidden calls" nothing_found \
  '\b(xmlNodeSetContent|xmlNewChild|xmlReadFile|xmlParseFile|xmlSubstituteEntitiesDefault|sprintf|strcpy|strcat|gets|system|popen)[ ]*\(' $(echo "$sources" | grep '^src/')
# shellcheck disable=SC2086
check "unfinished work" nothing_found '\b(TODO|FIXME|XXX|HACK|g_test_skip)\b' $sources
# shellcheck disable=SC2086
check cppcheck cppcheck --quiet --error-exitcode=1 --std=c11 --enable=warning,portability --inline-suppr \
  --suppress=unknownMacro --suppress=missingInclude --suppress=internalAstError --suppress=leakNoVarFunctionCall \
  --suppress=memleak --suppress=varFuncNullUB --library=gtk $(echo "$sources" | grep '^src/.*\.c$')
check words codespell --quiet-level=2 --skip='*.po,build*,.git,tests/page/sheets,tests/goldens,venule-bench-names.c' --ignore-words=tests/words.txt README.md CONTRIBUTING.md DESIGN.md NEWS.md src data tests
check shell shellcheck -S warning -e SC2046 dev .ci/run tests/lint.sh
check "man page" sh -c 'mandoc -T lint -W warning build/src/cli/venule-sheet.1'
exit $status
