"""Run the program as ``python -m armut_cli``."""

from armut_cli.cli.app import main

if __name__ == "__main__":
    main()
