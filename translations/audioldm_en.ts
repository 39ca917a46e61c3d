<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>audioldm::ui::Formatting</name>
    <message numerus="yes">
        <source>%Ln s left</source>
        <translation>
            <numerusform>%Ln s left</numerusform>
            <numerusform>%Ln s left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min left</source>
        <translation>
            <numerusform>%Ln min left</numerusform>
            <numerusform>%Ln min left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::GenerationController</name>
    <message numerus="yes">
        <source>%Ln take(s) finished</source>
        <translation>
            <numerusform>%Ln take finished</numerusform>
            <numerusform>%Ln takes finished</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::MainWindow</name>
    <message numerus="yes">
        <source>%Ln sound(s) were not finished when the program ended, several times over.</source>
        <translation>
            <numerusform>%Ln sound was not finished when the program ended, several times over.</numerusform>
            <numerusform>%Ln sounds were not finished when the program ended, several times over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The library was looked through: %Ln thing(s) to know.</source>
        <translation>
            <numerusform>The library was looked through: %Ln thing to know.</numerusform>
            <numerusform>The library was looked through: %Ln things to know.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::MemoryMonitor</name>
    <message numerus="yes">
        <source>Memory over the last %Ln minute(s)</source>
        <translation>
            <numerusform>Memory over the last minute</numerusform>
            <numerusform>Memory over the last %Ln minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::PresetsController</name>
    <message numerus="yes">
        <source>%Ln preset(s) imported</source>
        <translation>
            <numerusform>%Ln preset imported</numerusform>
            <numerusform>%Ln presets imported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ProgressStrip</name>
    <message numerus="yes">
        <source>%Ln waiting: clear</source>
        <translation>
            <numerusform>%Ln waiting: clear</numerusform>
            <numerusform>%Ln waiting: clear</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TakesController</name>
    <message numerus="yes">
        <source>%Ln take(s) deleted.</source>
        <translation>
            <numerusform>%Ln take deleted.</numerusform>
            <numerusform>%Ln takes deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sample(s) were louder than the format can hold and were clipped. WAV, 32-bit float keeps them.</source>
        <translation>
            <numerusform>%Ln sample was louder than the format can hold and was clipped. WAV, 32-bit float keeps it.</numerusform>
            <numerusform>%Ln samples were louder than the format can hold and were clipped. WAV, 32-bit float keeps them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::UndoCommands</name>
    <message numerus="yes">
        <source>deleting %Ln take(s)</source>
        <translation>
            <numerusform>deleting %Ln take</numerusform>
            <numerusform>deleting %Ln takes</numerusform>
        </translation>
    </message>
</context>
</TS>
