"""Starts a stand-in: start.py TOOL ARGUMENTS… It is short because Python translates it anew at every start."""
import sys

import stand_in

stand_in.main(sys.argv[1], sys.argv[2:])
