# expect: completed
# stdout: True
# note: An import is not a deed.

import ctypes
import os
import pty
import shutil
import socket
import subprocess

print(all(module.__name__ for module in (ctypes, os, pty, shutil, socket, subprocess)))
