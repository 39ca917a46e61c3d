// SPDX-License-Identifier: MIT
#pragma once

class QUndoStack;

namespace audioldm::ui {

class AudioPlayer;
class EngineClient;
class LibraryClient;
class MemoryMonitor;
class MessageBar;
class ParametersPanel;
class ProgressStrip;
class SoundPanel;
class StudioHost;
class TakesPanel;

/// What the window is made of, for those who tie it together. All outlive them.
struct WindowParts {
    EngineClient& engine;
    LibraryClient& library;
    StudioHost& host;
    AudioPlayer& player;
    QUndoStack& undo;
    ParametersPanel& parameters;
    SoundPanel& sound;
    MemoryMonitor& memory;
    TakesPanel& takes;
    ProgressStrip& progress;
    MessageBar& messages;
};

}  // namespace audioldm::ui
