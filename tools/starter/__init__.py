# SPDX-License-Identifier: MIT
"""Makes the starter model: sounds, clips, training, evaluation, export. README.md tells how."""
