# SPDX-License-Identifier: MIT
"""What is trained: text encoder, VAE, vocoder, UNet and the judging classifier."""
