// SPDX-License-Identifier: MIT
// Compiled only to make the precompiled header that the engine's libraries share.
