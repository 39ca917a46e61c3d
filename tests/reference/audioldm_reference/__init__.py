# SPDX-License-Identifier: MIT
"""What the parity tests, the layer dumps and the bench share: checkpoints made with seeded random
weights, runs of diffusers and of the program, and comparisons of what they give."""
