"""`python -m wegwijzer` is the same as the command `wegwijzer`."""

from wegwijzer.config.cli import main

if __name__ == "__main__":
    main()
