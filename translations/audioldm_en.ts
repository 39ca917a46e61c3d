<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>audioldm::ui::Formatting</name>
    <message numerus="yes">
        <source>%n s left</source>
        <translation>
            <numerusform>%n s left</numerusform>
            <numerusform>%n s left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min left</source>
        <translation>
            <numerusform>%n min left</numerusform>
            <numerusform>%n min left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::GenerationController</name>
    <message numerus="yes">
        <source>%n take(s) finished</source>
        <translation>
            <numerusform>%n take finished</numerusform>
            <numerusform>%n takes finished</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::MainWindow</name>
    <message numerus="yes">
        <source>%n sound(s) were not finished when the program ended, several times over.</source>
        <translation>
            <numerusform>%n sound was not finished when the program ended, several times over.</numerusform>
            <numerusform>%n sounds were not finished when the program ended, several times over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The library was looked through: %n thing(s) to know.</source>
        <translation>
            <numerusform>The library was looked through: %n thing to know.</numerusform>
            <numerusform>The library was looked through: %n things to know.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::MemoryMonitor</name>
    <message numerus="yes">
        <source>Memory over the last %n minute(s)</source>
        <translation>
            <numerusform>Memory over the last minute</numerusform>
            <numerusform>Memory over the last %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::PresetsController</name>
    <message numerus="yes">
        <source>%n preset(s) imported</source>
        <translation>
            <numerusform>%n preset imported</numerusform>
            <numerusform>%n presets imported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ProgressStrip</name>
    <message numerus="yes">
        <source>%n waiting: clear</source>
        <translation>
            <numerusform>%n waiting: clear</numerusform>
            <numerusform>%n waiting: clear</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TakesController</name>
    <message numerus="yes">
        <source>%n take(s) deleted.</source>
        <translation>
            <numerusform>%n take deleted.</numerusform>
            <numerusform>%n takes deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s) were louder than the format can hold and were clipped. WAV, 32-bit float keeps them.</source>
        <translation>
            <numerusform>%n sample was louder than the format can hold and was clipped. WAV, 32-bit float keeps it.</numerusform>
            <numerusform>%n samples were louder than the format can hold and were clipped. WAV, 32-bit float keeps them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::UndoCommands</name>
    <message numerus="yes">
        <source>deleting %n take(s)</source>
        <translation>
            <numerusform>deleting %n take</numerusform>
            <numerusform>deleting %n takes</numerusform>
        </translation>
    </message>
</context>
</TS>
