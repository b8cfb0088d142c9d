# Sourced by the scripts: sets $python to a Python that is new enough, or says in one line that there is none.
python=
for candidate in ${PYTHON:+"$PYTHON"} python3.11 python3.12 python3.13 python3.14 python3 python; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    echo "Wegwijzer needs Python 3.11 or newer: install it, or set PYTHON to where it is." >&2
    exit 1
fi
