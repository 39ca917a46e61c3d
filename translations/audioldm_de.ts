<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>audioldm::app::CannotStart</name>
    <message>
        <source>AudioLDM Studio</source>
        <translation>AudioLDM Studio</translation>
    </message>
    <message>
        <source>The program cannot start.</source>
        <translation>Das Programm kann nicht starten.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what happened, what to do</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>It runs already, but its window does not answer. End it and try again.</source>
        <translation>Es läuft bereits, aber sein Fenster antwortet nicht. Beenden Sie es und versuchen Sie es noch einmal.</translation>
    </message>
</context>
<context>
    <name>audioldm::app::StartSettings</name>
    <message>
        <source>The program was started with its standard settings; yours were kept beside them. Your takes and presets are as they were.</source>
        <translation>Das Programm wurde mit den Standardeinstellungen gestartet; Ihre eigenen wurden daneben aufbewahrt. Ihre Takes und Presets sind unverändert.</translation>
    </message>
    <message>
        <source>The settings could not be used, so the standard ones hold. (%1)</source>
        <translation>Die Einstellungen waren nicht brauchbar, deshalb gelten die Standardeinstellungen. (%1)</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::AboutDialog</name>
    <message>
        <source>About AudioLDM Studio</source>
        <translation>Über AudioLDM Studio</translation>
    </message>
    <message>
        <source>Icon of the program</source>
        <translation>Symbol des Programms</translation>
    </message>
    <message>
        <source>AudioLDM Studio</source>
        <translation>AudioLDM Studio</translation>
    </message>
    <message>
        <source>Version %1, with Qt %2

Turns a sentence into sound on your own machine. Nothing that you write or make leaves it.

The program is free software under the MIT licence. Each model has a licence of its own; the list of models names it.</source>
        <translation>Version %1, mit Qt %2

Macht aus einem Satz einen Klang, auf Ihrem eigenen Rechner. Nichts, was Sie schreiben oder machen, verlässt ihn.

Das Programm ist freie Software unter der MIT-Lizenz. Jedes Modell hat eine eigene Lizenz; die Liste der Modelle nennt sie.</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::AdvancedPanel</name>
    <message>
        <source>Scheduler</source>
        <translation>Scheduler</translation>
    </message>
    <message>
        <source>The way in which noise becomes sound. The first one follows the original exactly; others need fewer steps.</source>
        <translation>Die Art, wie aus Rauschen Klang wird. Der erste folgt genau dem Original; andere brauchen weniger Schritte.</translation>
    </message>
    <message>
        <source>Eta</source>
        <translation>Eta</translation>
    </message>
    <message>
        <source>Fresh noise in each step: 0 none, 1 as much as DDPM. DDIM only.</source>
        <translation>Frisches Rauschen in jedem Schritt: 0 keines, 1 so viel wie DDPM. Nur bei DDIM.</translation>
    </message>
    <message>
        <source>Guidance from</source>
        <translation>Führung ab</translation>
    </message>
    <message>
        <source>From which part of the steps on guidance acts.</source>
        <translation>Ab welchem Teil der Schritte die Führung wirkt.</translation>
    </message>
    <message>
        <source>Guidance to</source>
        <translation>Führung bis</translation>
    </message>
    <message>
        <source>Up to which part of the steps guidance acts. Steps without it take half the time.</source>
        <translation>Bis zu welchem Teil der Schritte die Führung wirkt. Schritte ohne sie dauern halb so lang.</translation>
    </message>
    <message>
        <source>Guidance rescale</source>
        <translation>Führungsausgleich</translation>
    </message>
    <message>
        <source>Takes back the harshness of strong guidance: 0 not, 1 fully.</source>
        <translation>Nimmt starker Führung die Schärfe: 0 gar nicht, 1 ganz.</translation>
    </message>
    <message>
        <source>to</source>
        <comment>between two numbers</comment>
        <translation>bis</translation>
    </message>
    <message>
        <source>Guidance acts</source>
        <translation>Führung wirkt</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::AudioPlayer</name>
    <message>
        <source>The sound device %1 does not work. Sound comes out of %2.</source>
        <translation>Das Tongerät %1 funktioniert nicht. Der Ton kommt aus %2.</translation>
    </message>
    <message>
        <source>The sound device %1 does not work, so nothing is heard. Choose another one, or plug it in again.</source>
        <translation>Das Tongerät %1 funktioniert nicht, deshalb ist nichts zu hören. Wählen Sie ein anderes, oder schließen Sie es neu an.</translation>
    </message>
    <message>
        <source>There is no sound device, so nothing is heard. Everything else works.</source>
        <translation>Es gibt kein Tongerät, deshalb ist nichts zu hören. Alles andere funktioniert.</translation>
    </message>
    <message>
        <source>The chosen sound device is not there. Sound comes out of %1.</source>
        <translation>Das gewählte Tongerät ist nicht da. Der Ton kommt aus %1.</translation>
    </message>
    <message>
        <source>The sound device %1 is not there. Sound comes out of %2.</source>
        <translation>Das Tongerät %1 ist nicht da. Der Ton kommt aus %2.</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::EngineFields</name>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Number format of the computation. Half precision takes half the memory and is faster where the hardware has it.</source>
        <translation>Zahlenformat der Berechnung. Halbe Genauigkeit braucht halb so viel Speicher und ist schneller, wo die Hardware sie beherrscht.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>How the model&apos;s weights are stored. Fewer bits take less memory and change the sound a little.</source>
        <translation>Wie die Gewichte des Modells gespeichert werden. Weniger Bits brauchen weniger Speicher und ändern den Klang ein wenig.</translation>
    </message>
    <message>
        <source>Text encoder</source>
        <translation>Textencoder</translation>
    </message>
    <message>
        <source>U-Net</source>
        <translation>U-Net</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>Decoder</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Full (float32)</source>
        <translation>Voll (float32)</translation>
    </message>
    <message>
        <source>Half (float16)</source>
        <translation>Halb (float16)</translation>
    </message>
    <message>
        <source>Half (bfloat16)</source>
        <translation>Halb (bfloat16)</translation>
    </message>
    <message>
        <source>As computed</source>
        <translation>Wie berechnet</translation>
    </message>
    <message>
        <source>%1 bits</source>
        <translation>%1 Bit</translation>
    </message>
    <message>
        <source>Kept off the compute device while not in use: takes less of its memory and a little more time.</source>
        <translation>Liegt nicht auf dem Rechengerät, solange es nicht gebraucht wird: braucht weniger von dessen Speicher und etwas mehr Zeit.</translation>
    </message>
    <message>
        <source>Offload: %1</source>
        <translation>Auslagern: %1</translation>
    </message>
    <message>
        <source>Offload</source>
        <translation>Auslagern</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::EngineSentence</name>
    <message>
        <source>No NVIDIA driver is installed (%1).</source>
        <translation>Es ist kein NVIDIA-Treiber installiert (%1).</translation>
    </message>
    <message>
        <source>The GPU plug-in could not be opened: %1.</source>
        <translation>Das GPU-Modul konnte nicht geöffnet werden: %1.</translation>
    </message>
    <message>
        <source>%1 is not a GPU plug-in of this program.</source>
        <translation>%1 ist kein GPU-Modul dieses Programms.</translation>
    </message>
    <message>
        <source>The GPU plug-in %1 belongs to another version of this program; build or install both together.</source>
        <translation>Das GPU-Modul %1 gehört zu einer anderen Version dieses Programms; bauen oder installieren Sie beide zusammen.</translation>
    </message>
    <message>
        <source>An NVIDIA driver is here, but this program was built without its GPU plug-in (%1).</source>
        <translation>Ein NVIDIA-Treiber ist vorhanden, aber dieses Programm wurde ohne sein GPU-Modul gebaut (%1).</translation>
    </message>
    <message>
        <source>%1 weights hold values that are not finite (%2); audioldm models verify lists them.</source>
        <translation>%1 Gewichte enthalten Werte, die nicht endlich sind (%2); audioldm models verify listet sie auf.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was not in the library and was taken in.</source>
        <translation>„%1“ war nicht in der Bibliothek und wurde aufgenommen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not where it was. If you moved it, say where it is now.</source>
        <translation>„%1“ ist nicht mehr an seinem Ort. Falls Sie die Datei verschoben haben, geben Sie an, wo sie jetzt ist.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is back.</source>
        <translation>„%1“ ist wieder da.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was taken out of the trash and is in the library again.</source>
        <translation>„%1“ wurde aus dem Papierkorb geholt und ist wieder in der Bibliothek.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was to be restored, but is no longer in the trash.</source>
        <translation>„%1“ sollte wiederhergestellt werden, ist aber nicht mehr im Papierkorb.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was being saved when the program ended. It is whole and in the library.</source>
        <translation>„%1“ wurde gerade gespeichert, als das Programm endete. Die Datei ist vollständig und in der Bibliothek.</translation>
    </message>
    <message>
        <source>A file that was not written to its end was moved to &quot;%1&quot;.</source>
        <translation>Eine Datei, die nicht zu Ende geschrieben war, wurde nach „%1“ verschoben.</translation>
    </message>
    <message>
        <source>The library&apos;s database was damaged. It was moved to &quot;%1&quot;, and the library was rebuilt from the sound files and what could be read.</source>
        <translation>Die Datenbank der Bibliothek war beschädigt. Sie wurde nach „%1“ verschoben, und die Bibliothek wurde aus den Klangdateien und dem, was lesbar war, neu aufgebaut.</translation>
    </message>
    <message>
        <source>The preset &quot;%1&quot; cannot be used: %2</source>
        <translation>Das Preset „%1“ ist nicht brauchbar: %2</translation>
    </message>
    <message>
        <source>%1 It stays where it is, outside of the library.</source>
        <translation>%1 Sie bleibt, wo sie ist, außerhalb der Bibliothek.</translation>
    </message>
    <message>
        <source>%1 Sounds are computed on the CPU.</source>
        <translation>%1 Klänge werden auf dem Prozessor berechnet.</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ErrorText</name>
    <message>
        <source>This cannot be made as it was asked for.</source>
        <translation>Das lässt sich so, wie es verlangt war, nicht machen.</translation>
    </message>
    <message>
        <source>Change the setting that the details name and try again.</source>
        <translation>Ändern Sie die Einstellung, die in den Einzelheiten genannt ist, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The model was not found.</source>
        <translation>Das Modell wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>Choose another model, or put its folder back.</source>
        <translation>Wählen Sie ein anderes Modell, oder legen Sie seinen Ordner zurück.</translation>
    </message>
    <message>
        <source>The model&apos;s files are damaged or of a kind that this program does not know.</source>
        <translation>Die Dateien des Modells sind beschädigt oder von einer Art, die dieses Programm nicht kennt.</translation>
    </message>
    <message>
        <source>Choose another model, or install this one again.</source>
        <translation>Wählen Sie ein anderes Modell, oder installieren Sie dieses neu.</translation>
    </message>
    <message>
        <source>There is not enough memory for this sound.</source>
        <translation>Für diesen Klang ist nicht genug Speicher da.</translation>
    </message>
    <message>
        <source>Make it shorter, or raise the memory limit in the preferences.</source>
        <translation>Machen Sie ihn kürzer, oder erhöhen Sie die Speichergrenze in den Einstellungen.</translation>
    </message>
    <message>
        <source>The compute device cannot be used.</source>
        <translation>Das Rechengerät ist nicht benutzbar.</translation>
    </message>
    <message>
        <source>Choose another device in the preferences and try again.</source>
        <translation>Wählen Sie in den Einstellungen ein anderes Gerät, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>A file could not be read or written.</source>
        <translation>Eine Datei ließ sich nicht lesen oder schreiben.</translation>
    </message>
    <message>
        <source>See that the disk has space and that the folder may be written to.</source>
        <translation>Sehen Sie nach, ob auf dem Datenträger Platz ist und ob in den Ordner geschrieben werden darf.</translation>
    </message>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>Im Programm ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, copy the details and report them.</source>
        <translation>Versuchen Sie es noch einmal. Wenn es wieder geschieht, kopieren Sie die Einzelheiten und melden Sie sie.</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::Formatting</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>Modell wird geladen</translation>
    </message>
    <message>
        <source>Reading the prompt</source>
        <translation>Prompt wird gelesen</translation>
    </message>
    <message>
        <source>Forming the sound</source>
        <translation>Klang entsteht</translation>
    </message>
    <message>
        <source>Working out the spectrogram</source>
        <translation>Spektrogramm wird ausgearbeitet</translation>
    </message>
    <message>
        <source>Turning it into sound</source>
        <translation>Wird hörbar gemacht</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Wird gespeichert</translation>
    </message>
    <message>
        <source>Prompt: %1</source>
        <translation>Prompt: %1</translation>
    </message>
    <message>
        <source>Negative prompt: %1</source>
        <translation>Negativer Prompt: %1</translation>
    </message>
    <message>
        <source>Steps: %1</source>
        <translation>Schritte: %1</translation>
    </message>
    <message>
        <source>Guidance: %1</source>
        <translation>Führung: %1</translation>
    </message>
    <message>
        <source>Duration: %1</source>
        <translation>Dauer: %1</translation>
    </message>
    <message>
        <source>Seed: %1</source>
        <translation>Startwert: %1</translation>
    </message>
    <message>
        <source>Scheduler: %1</source>
        <translation>Scheduler: %1</translation>
    </message>
    <message>
        <source>Eta: %1</source>
        <translation>Eta: %1</translation>
    </message>
    <message>
        <source>Guidance acts from %1 to %2</source>
        <translation>Führung wirkt von %1 bis %2</translation>
    </message>
    <message>
        <source>Guidance rescale: %1</source>
        <translation>Führungsausgleich: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln s left</source>
        <translation>
            <numerusform>noch %Ln s</numerusform>
            <numerusform>noch %Ln s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min left</source>
        <translation>
            <numerusform>noch %Ln min</numerusform>
            <numerusform>noch %Ln min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::GenerationController</name>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>The model may sound wrong: %1</source>
        <translation>Das Modell klingt vielleicht falsch: %1</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>Nicht fertig</translation>
    </message>
    <message>
        <source>The prompt was longer than the model reads; its end was left out.</source>
        <translation>Der Prompt war länger, als das Modell liest; sein Ende blieb unberücksichtigt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln take(s) finished</source>
        <translation>
            <numerusform>%Ln Take fertig</numerusform>
            <numerusform>%Ln Takes fertig</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::MainMenus</name>
    <message>
        <source>&amp;Open Sound…</source>
        <translation>&amp;Klang öffnen…</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>&amp;Modelle…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Find Takes</source>
        <translation>Takes &amp;finden</translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation>&amp;Erzeugen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Clear &amp;Queue</source>
        <translation>&amp;Warteschlange leeren</translation>
    </message>
    <message>
        <source>Go to the &amp;Prompt</source>
        <translation>&amp;Zum Prompt gehen</translation>
    </message>
    <message>
        <source>&amp;Takes</source>
        <translation>&amp;Takes</translation>
    </message>
    <message>
        <source>&amp;Memory</source>
        <translation>S&amp;peicher</translation>
    </message>
    <message>
        <source>F&amp;ull Screen</source>
        <translation>V&amp;ollbild</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About AudioLDM Studio</source>
        <translation>Ü&amp;ber AudioLDM Studio</translation>
    </message>
    <message>
        <source>&amp;Recent Models</source>
        <translation>&amp;Zuletzt verwendete Modelle</translation>
    </message>
    <message>
        <source>&amp;Same Seed Again</source>
        <translation>&amp;Gleicher Startwert noch einmal</translation>
    </message>
    <message>
        <source>&amp;Next Seed</source>
        <translation>&amp;Nächster Startwert</translation>
    </message>
    <message>
        <source>Throw the &amp;Dice</source>
        <translation>Wür&amp;feln</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation>&amp;Wiedergabe</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Preferenc&amp;es…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>Recent So&amp;unds</source>
        <translation>Zuletzt &amp;verwendete Klänge</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::MainWindow</name>
    <message>
        <source>AudioLDM Studio</source>
        <translation>AudioLDM Studio</translation>
    </message>
    <message>
        <source>The sound is ready</source>
        <translation>Der Klang ist fertig</translation>
    </message>
    <message>
        <source>The sound could not be made</source>
        <translation>Der Klang ließ sich nicht erzeugen</translation>
    </message>
    <message>
        <source>Make them now</source>
        <translation>Jetzt erzeugen</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sound(s) were not finished when the program ended, several times over.</source>
        <translation>
            <numerusform>%Ln Klang war beim Ende des Programms nicht fertig, und das mehrmals.</numerusform>
            <numerusform>%Ln Klänge waren beim Ende des Programms nicht fertig, und das mehrmals.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The library was looked through: %Ln thing(s) to know.</source>
        <translation>
            <numerusform>Die Bibliothek wurde durchgesehen: %Ln Hinweis.</numerusform>
            <numerusform>Die Bibliothek wurde durchgesehen: %Ln Hinweise.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::MemoryMonitor</name>
    <message>
        <source>No model is loaded</source>
        <translation>Kein Modell ist geladen</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Where the model is</source>
        <translation>Wo das Modell liegt</translation>
    </message>
    <message>
        <source>The limit is %1.</source>
        <translation>Die Grenze ist %1.</translation>
    </message>
    <message>
        <source>Planned are %1.</source>
        <translation>Geplant sind %1.</translation>
    </message>
    <message>
        <source>The peak was %1.</source>
        <translation>Die Spitze war %1.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>module and where it is</comment>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>%1 of %2 are free on the device.</source>
        <translation>%1 von %2 sind auf dem Gerät frei.</translation>
    </message>
    <message>
        <source>Other programs take %1.</source>
        <translation>Andere Programme belegen %1.</translation>
    </message>
    <message numerus="yes">
        <source>Memory over the last %Ln minute(s)</source>
        <translation>
            <numerusform>Speicher in der letzten Minute</numerusform>
            <numerusform>Speicher in den letzten %Ln Minuten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::MemoryText</name>
    <message>
        <source>limit %1</source>
        <translation>Grenze %1</translation>
    </message>
    <message>
        <source>planned %1</source>
        <translation>geplant %1</translation>
    </message>
    <message>
        <source>peak %1</source>
        <translation>Spitze %1</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>Modell wird geladen</translation>
    </message>
    <message>
        <source>Moving weights</source>
        <translation>Gewichte werden verlagert</translation>
    </message>
    <message>
        <source>Making sound</source>
        <translation>Klang wird erzeugt</translation>
    </message>
    <message>
        <source>Freeing memory</source>
        <translation>Speicher wird freigegeben</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Untätig</translation>
    </message>
    <message>
        <source>Text encoder</source>
        <translation>Textencoder</translation>
    </message>
    <message>
        <source>Denoiser</source>
        <comment>the UNet</comment>
        <translation>Entrauscher</translation>
    </message>
    <message>
        <source>Decoder</source>
        <comment>the VAE</comment>
        <translation>Decoder</translation>
    </message>
    <message>
        <source>Vocoder</source>
        <translation>Vocoder</translation>
    </message>
    <message>
        <source>on the device</source>
        <translation>auf dem Gerät</translation>
    </message>
    <message>
        <source>streamed</source>
        <translation>wird durchgereicht</translation>
    </message>
    <message>
        <source>in main memory</source>
        <translation>im Hauptspeicher</translation>
    </message>
    <message>
        <source>not loaded</source>
        <translation>nicht geladen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>where a module is, and its size</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 in use</source>
        <translation>%1 belegt</translation>
    </message>
    <message>
        <source>%1 of %2 in use</source>
        <translation>%1 von %2 belegt</translation>
    </message>
    <message>
        <source>Allow %1</source>
        <translation>%1 erlauben</translation>
    </message>
    <message>
        <source>Shorten to %1 s</source>
        <translation>Auf %1 s kürzen</translation>
    </message>
    <message>
        <source>Leave weights in their file</source>
        <translation>Gewichte in ihrer Datei lassen</translation>
    </message>
    <message>
        <source>Store weights in %1 bits</source>
        <translation>Gewichte mit %1 Bit speichern</translation>
    </message>
    <message>
        <source>This needs %1 of memory, and %2 are allowed. Change one of these:</source>
        <translation>Das braucht %1 Speicher, erlaubt sind %2. Ändern Sie eines davon:</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::MessageBar</name>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what happened, what to do</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ModelsController</name>
    <message>
        <source>The model is not changed while sounds are made or wait for it. Choose it again after that.</source>
        <translation>Das Modell wird nicht gewechselt, während Klänge erzeugt werden oder warten. Wählen Sie es danach noch einmal.</translation>
    </message>
    <message>
        <source>%1 is not the folder of a model: it has no model_index.json. Choose the folder that has one.</source>
        <translation>%1 ist kein Ordner eines Modells: Er enthält keine model_index.json. Wählen Sie den Ordner, der eine enthält.</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ModelsDialog</name>
    <message>
        <source>Use this model</source>
        <translation>Dieses Modell verwenden</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Installed models</source>
        <translation>Installierte Modelle</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>The starter model is always there: small and quick, for trying things out. Larger models sound better; put their folders into the models folder.</source>
        <translation>Das Startmodell ist immer da: klein und schnell, zum Ausprobieren. Größere Modelle klingen besser; legen Sie ihre Ordner in den Modellordner.</translation>
    </message>
    <message>
        <source>Open another folder…</source>
        <translation>Anderen Ordner öffnen…</translation>
    </message>
    <message>
        <source>Show models folder</source>
        <translation>Modellordner zeigen</translation>
    </message>
    <message>
        <source>%1 (comes along)</source>
        <translation>%1 (mitgeliefert)</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>In use: %1</source>
        <translation>In Gebrauch: %1</translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation>%1 wird geladen</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>Kein Modell ist geladen.</translation>
    </message>
    <message>
        <source>Open a Model&apos;s Folder</source>
        <translation>Ordner eines Modells öffnen</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::NoticesDialog</name>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::Notifier</name>
    <message>
        <source>AudioLDM Studio</source>
        <translation>AudioLDM Studio</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ParameterSlider</name>
    <message>
        <source>Default: %1</source>
        <translation>Standard: %1</translation>
    </message>
    <message>
        <source>Reset to %1</source>
        <translation>Zurücksetzen auf %1</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ParametersPanel</name>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>How often the sound is refined. More steps: finer, and as much longer to make.</source>
        <translation>Wie oft der Klang verfeinert wird. Mehr Schritte: feiner, und entsprechend länger.</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>Führung</translation>
    </message>
    <message>
        <source>How closely the sound follows the prompt. Low: freer and more natural; high: literal, sometimes harsh. At 1 or less it takes half the time.</source>
        <translation>Wie eng der Klang dem Prompt folgt. Niedrig: freier und natürlicher; hoch: wörtlich, manchmal schroff. Bei 1 oder weniger dauert es halb so lang.</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source> s</source>
        <comment>unit of a spin box</comment>
        <translation> s</translation>
    </message>
    <message>
        <source>How long the sound is. Longer sounds take more time and memory.</source>
        <translation>Wie lang der Klang ist. Längere Klänge brauchen mehr Zeit und Speicher.</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Takes</translation>
    </message>
    <message>
        <source>How many sounds to make, each with a seed of its own.</source>
        <translation>Wie viele Klänge erzeugt werden, jeder mit eigenem Startwert.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>An Warteschlange anhängen</translation>
    </message>
    <message>
        <source>Write a prompt first.</source>
        <translation>Schreiben Sie zuerst einen Prompt.</translation>
    </message>
    <message>
        <source>The model could not be loaded. Choose another one.</source>
        <translation>Das Modell ließ sich nicht laden. Wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>These settings need more memory than is allowed.</source>
        <translation>Diese Einstellungen brauchen mehr Speicher, als erlaubt ist.</translation>
    </message>
    <message>
        <source>Make the sound (%1)</source>
        <translation>Den Klang erzeugen (%1)</translation>
    </message>
    <message>
        <source>With these settings: about %1.</source>
        <translation>Mit diesen Einstellungen: etwa %1.</translation>
    </message>
    <message>
        <source>With these settings: about %1. The last sound took %2 of memory.</source>
        <translation>Mit diesen Einstellungen: etwa %1. Der letzte Klang brauchte %2 Speicher.</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Making sounds</source>
        <translation>Klänge erzeugen</translation>
    </message>
    <message>
        <source>Compute device</source>
        <translation>Rechengerät</translation>
    </message>
    <message>
        <source>What the model runs on.</source>
        <translation>Worauf das Modell rechnet.</translation>
    </message>
    <message>
        <source>Memory limit</source>
        <translation>Speichergrenze</translation>
    </message>
    <message>
        <source> GB</source>
        <comment>unit of a spin box</comment>
        <translation> GB</translation>
    </message>
    <message>
        <source>The most memory that the engine may take on the compute device.</source>
        <translation>So viel Speicher darf das Programm auf dem Rechengerät höchstens belegen.</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>Prozessor-Threads</translation>
    </message>
    <message>
        <source>All cores</source>
        <translation>Alle Kerne</translation>
    </message>
    <message>
        <source>Usual length</source>
        <translation>Übliche Länge</translation>
    </message>
    <message>
        <source> s</source>
        <comment>unit of a spin box</comment>
        <translation> s</translation>
    </message>
    <message>
        <source>The model is laid out for sounds of this length when it is loaded. Other lengths sound the same and may take longer.</source>
        <translation>Für Klänge dieser Länge wird das Modell beim Laden eingerichtet. Andere Längen klingen gleich und brauchen vielleicht mehr Zeit.</translation>
    </message>
    <message>
        <source>Steps to begin with</source>
        <translation>Schritte am Anfang</translation>
    </message>
    <message>
        <source>The window</source>
        <translation>Das Fenster</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>The language of the window.</source>
        <translation>Die Sprache des Fensters.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Play a sound as soon as it is made</source>
        <translation>Klang abspielen, sobald er fertig ist</translation>
    </message>
    <message>
        <source>Not while another one is playing.</source>
        <translation>Nicht, solange ein anderer spielt.</translation>
    </message>
    <message>
        <source>Show the sound while it forms</source>
        <translation>Klang zeigen, während er entsteht</translation>
    </message>
    <message>
        <source>A spectrogram every few steps. It costs a little time.</source>
        <translation>Alle paar Schritte ein Spektrogramm. Es kostet ein wenig Zeit.</translation>
    </message>
    <message>
        <source>Notify me when a long job ends out of sight</source>
        <translation>Melden, wenn eine lange Arbeit außer Sicht endet</translation>
    </message>
    <message>
        <source>A notification of the desktop, when the window is not in front.</source>
        <translation>Eine Benachrichtigung des Desktops, wenn das Fenster nicht vorne ist.</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Nothing moves or fades by itself.</source>
        <translation>Nichts bewegt sich oder blendet von selbst.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>%1 (%2, %3)</source>
        <comment>name, id, memory of a device</comment>
        <translation>%1 (%2, %3)</translation>
    </message>
    <message>
        <source>A sound of %1 will take about %2 of memory.</source>
        <translation>Ein Klang von %1 wird etwa %2 Speicher brauchen.</translation>
    </message>
    <message>
        <source>A sound of %1 would take about %2 of memory: more than the limit.</source>
        <translation>Ein Klang von %1 würde etwa %2 Speicher brauchen: mehr als die Grenze.</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::PresetBar</name>
    <message>
        <source>&amp;Rename Preset…</source>
        <translation>Preset &amp;umbenennen…</translation>
    </message>
    <message>
        <source>&amp;Overwrite Preset</source>
        <translation>Preset ü&amp;berschreiben</translation>
    </message>
    <message>
        <source>&amp;Import Presets…</source>
        <translation>Presets &amp;importieren…</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Preset</translation>
    </message>
    <message>
        <source>A named set of settings. Prompt and seed stay as they are.</source>
        <translation>Ein benannter Satz von Einstellungen. Prompt und Startwert bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Own settings</source>
        <translation>Eigene Einstellungen</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>Name des Presets</translation>
    </message>
    <message>
        <source>Name, then Enter</source>
        <translation>Name, dann Eingabetaste</translation>
    </message>
    <message>
        <source>Save, rename or delete presets</source>
        <translation>Presets speichern, umbenennen oder löschen</translation>
    </message>
    <message>
        <source>%1 (changed)</source>
        <translation>%1 (geändert)</translation>
    </message>
    <message>
        <source>S&amp;ave as New Preset…</source>
        <translation>Als neues Preset &amp;speichern…</translation>
    </message>
    <message>
        <source>De&amp;lete Preset</source>
        <translation>Preset &amp;löschen</translation>
    </message>
    <message>
        <source>E&amp;xport Presets…</source>
        <translation>Presets e&amp;xportieren…</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::PresetTitle</name>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Fast draft</source>
        <translation>Schneller Entwurf</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Fein</translation>
    </message>
    <message>
        <source>Short effect</source>
        <translation>Kurzer Effekt</translation>
    </message>
    <message>
        <source>Ambience</source>
        <translation>Atmosphäre</translation>
    </message>
    <message>
        <source>Music bed</source>
        <translation>Musikbett</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::PresetsController</name>
    <message>
        <source>There is a preset &quot;%1&quot; already. Choose another name, or choose that preset and overwrite it.</source>
        <translation>Es gibt schon ein Preset „%1“. Wählen Sie einen anderen Namen, oder wählen Sie jenes Preset und überschreiben Sie es.</translation>
    </message>
    <message>
        <source>Preset &quot;%1&quot; saved</source>
        <translation>Preset „%1“ gespeichert</translation>
    </message>
    <message>
        <source>There is a preset &quot;%1&quot; already.</source>
        <translation>Es gibt schon ein Preset „%1“.</translation>
    </message>
    <message>
        <source>renaming a preset</source>
        <translation>Umbenennen eines Presets</translation>
    </message>
    <message>
        <source>overwriting a preset</source>
        <translation>Überschreiben eines Presets</translation>
    </message>
    <message>
        <source>Preset &quot;%1&quot; overwritten</source>
        <translation>Preset „%1“ überschrieben</translation>
    </message>
    <message>
        <source>Preset &quot;%1&quot; deleted.</source>
        <translation>Preset „%1“ gelöscht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name, number</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>importing presets</source>
        <translation>Importieren von Presets</translation>
    </message>
    <message>
        <source>Presets saved as %1</source>
        <translation>Presets gespeichert als %1</translation>
    </message>
    <message>
        <source>Import Presets</source>
        <translation>Presets importieren</translation>
    </message>
    <message>
        <source>Presets (*.%1 *.json)</source>
        <translation>Presets (*.%1 *.json)</translation>
    </message>
    <message>
        <source>Export Presets</source>
        <translation>Presets exportieren</translation>
    </message>
    <message>
        <source>Presets (*.%1)</source>
        <translation>Presets (*.%1)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln preset(s) imported</source>
        <translation>
            <numerusform>%Ln Preset importiert</numerusform>
            <numerusform>%Ln Presets importiert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ProgressStrip</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Stop the sound that is being made</source>
        <translation>Den entstehenden Klang abbrechen</translation>
    </message>
    <message>
        <source>Take the waiting sounds out of the queue</source>
        <translation>Die wartenden Klänge aus der Warteschlange nehmen</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Take %1 of %2: %3</source>
        <comment>number, count, what is going on</comment>
        <translation>Take %1 von %2: %3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>what is going on, time left</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>Modell wird geladen</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>Wird abgebrochen</translation>
    </message>
    <message>
        <source>No model loaded</source>
        <translation>Kein Modell geladen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>model, memory in use</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting: clear</source>
        <translation>
            <numerusform>%Ln wartet: leeren</numerusform>
            <numerusform>%Ln warten: leeren</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::PromptPanel</name>
    <message>
        <source>Negative prompt</source>
        <translation>Negativer Prompt</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>The sound to make, in words. Up and Down at the ends bring back earlier prompts.</source>
        <translation>Der gewünschte Klang in Worten. Auf und Ab an den Enden holen frühere Prompts zurück.</translation>
    </message>
    <message>
        <source>What should not be heard</source>
        <translation>Was nicht zu hören sein soll</translation>
    </message>
    <message>
        <source>The sound is led away from what stands here. It acts with guidance above 1.</source>
        <translation>Der Klang wird von dem weggeführt, was hier steht. Wirkt bei einer Führung über 1.</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Example prompts</source>
        <translation>Beispiel-Prompts</translation>
    </message>
    <message>
        <source>Describe a sound, for example:
%1</source>
        <translation>Beschreiben Sie einen Klang, zum Beispiel:
%1</translation>
    </message>
    <message>
        <source>%1 of %2 tokens</source>
        <translation>%1 von %2 Token</translation>
    </message>
    <message>
        <source>%1; the struck-out part is not used</source>
        <translation>%1; der durchgestrichene Teil wird nicht verwendet</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::RecentMenu</name>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>&amp;Clear List</source>
        <translation>Liste &amp;leeren</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::SeedField</name>
    <message>
        <source>Keep this seed for the next sounds</source>
        <translation>Diesen Startwert für die nächsten Klänge behalten</translation>
    </message>
    <message>
        <source>Throw the dice for a new seed</source>
        <translation>Neuen Startwert würfeln</translation>
    </message>
    <message>
        <source>More about the seed</source>
        <translation>Mehr zum Startwert</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Zufällig</translation>
    </message>
    <message>
        <source>The same seed with the same settings gives the same sound.
Empty: each sound gets a seed of its own.</source>
        <translation>Gleicher Startwert und gleiche Einstellungen geben den gleichen Klang.
Leer: Jeder Klang bekommt einen eigenen Startwert.</translation>
    </message>
    <message>
        <source>Same seed as the last sound</source>
        <translation>Gleicher Startwert wie beim letzten Klang</translation>
    </message>
    <message>
        <source>Seed after the last sound&apos;s</source>
        <translation>Startwert nach dem des letzten Klangs</translation>
    </message>
    <message>
        <source>A random seed each time</source>
        <translation>Jedes Mal ein zufälliger Startwert</translation>
    </message>
    <message>
        <source>Random (last: %1)</source>
        <translation>Zufällig (zuletzt: %1)</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ShortcutsDialog</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>In the prompt</source>
        <translation>Im Prompt</translation>
    </message>
    <message>
        <source>Earlier prompt (on the first line)</source>
        <translation>Früherer Prompt (in der ersten Zeile)</translation>
    </message>
    <message>
        <source>Later prompt (on the last line)</source>
        <translation>Späterer Prompt (in der letzten Zeile)</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::SleepInhibitor</name>
    <message>
        <source>Making a sound</source>
        <translation>Klang wird erzeugt</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::SoundPanel</name>
    <message>
        <source>A: %1 (compared with B: %2)</source>
        <translation>A: %1 (verglichen mit B: %2)</translation>
    </message>
    <message>
        <source>B: %1 (compared with A: %2)</source>
        <translation>B: %1 (verglichen mit A: %2)</translation>
    </message>
    <message>
        <source>Show &amp;Waveform</source>
        <translation>&amp;Wellenform zeigen</translation>
    </message>
    <message>
        <source>Show &amp;Spectrogram</source>
        <translation>&amp;Spektrogramm zeigen</translation>
    </message>
    <message>
        <source>Show &amp;Both</source>
        <translation>&amp;Beides zeigen</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>&amp;Verkleinern</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Show the W&amp;hole Sound</source>
        <translation>Den gan&amp;zen Klang zeigen</translation>
    </message>
    <message>
        <source>Show the S&amp;election</source>
        <translation>Die &amp;Auswahl zeigen</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TakeDelegate</name>
    <message>
        <source>File not found</source>
        <translation>Datei nicht gefunden</translation>
    </message>
    <message>
        <source>Name of the take</source>
        <translation>Name des Takes</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TakesController</name>
    <message>
        <source>The settings of the take are in the fields</source>
        <translation>Die Einstellungen des Takes stehen in den Feldern</translation>
    </message>
    <message>
        <source>%1 can be played, but it does not say how it was made: its settings cannot be brought back.</source>
        <translation>%1 lässt sich abspielen, sagt aber nicht, wie es gemacht wurde: Seine Einstellungen lassen sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>WAV, 16 bit (*.wav)</source>
        <translation>WAV, 16 Bit (*.wav)</translation>
    </message>
    <message>
        <source>WAV, 24 bit (*.wav)</source>
        <translation>WAV, 24 Bit (*.wav)</translation>
    </message>
    <message>
        <source>WAV, 32-bit float (*.wav)</source>
        <translation>WAV, 32-Bit-Gleitkomma (*.wav)</translation>
    </message>
    <message>
        <source>FLAC, 16 bit (*.flac)</source>
        <translation>FLAC, 16 Bit (*.flac)</translation>
    </message>
    <message>
        <source>FLAC, 24 bit (*.flac)</source>
        <translation>FLAC, 24 Bit (*.flac)</translation>
    </message>
    <message>
        <source>Export Take</source>
        <translation>Take exportieren</translation>
    </message>
    <message>
        <source>Open Sound</source>
        <translation>Klang öffnen</translation>
    </message>
    <message>
        <source>Sound files (*.wav *.flac)</source>
        <translation>Klangdateien (*.wav *.flac)</translation>
    </message>
    <message>
        <source>Find the Missing File</source>
        <translation>Fehlende Datei suchen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln take(s) deleted.</source>
        <translation>
            <numerusform>%Ln Take gelöscht.</numerusform>
            <numerusform>%Ln Takes gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sample(s) were louder than the format can hold and were clipped. WAV, 32-bit float keeps them.</source>
        <translation>
            <numerusform>%Ln Sample war lauter, als das Format fassen kann, und wurde abgeschnitten. WAV mit 32-Bit-Gleitkomma behält es.</numerusform>
            <numerusform>%Ln Samples waren lauter, als das Format fassen kann, und wurden abgeschnitten. WAV mit 32-Bit-Gleitkomma behält sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to compare this take with: show another one before it, or select two takes.</source>
        <translation>Mit diesem Take ist nichts zu vergleichen: Zeigen Sie zuvor einen anderen an oder wählen Sie zwei Takes aus.</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TakesModel</name>
    <message>
        <source>The file is not where it was: %1</source>
        <translation>Die Datei ist nicht mehr, wo sie war: %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>title and details of a take</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, starred</source>
        <translation>%1, mit Stern</translation>
    </message>
    <message>
        <source>%1, seed %2</source>
        <translation>%1, Startwert %2</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TakesPanel</name>
    <message>
        <source>Search takes</source>
        <translation>Takes durchsuchen</translation>
    </message>
    <message>
        <source>Starred takes only</source>
        <translation>Nur Takes mit Stern</translation>
    </message>
    <message>
        <source>Order of the takes</source>
        <translation>Reihenfolge der Takes</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Älteste zuerst</translation>
    </message>
    <message>
        <source>By prompt</source>
        <translation>Nach Prompt</translation>
    </message>
    <message>
        <source>Longest first</source>
        <translation>Längste zuerst</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Takes</translation>
    </message>
    <message>
        <source>&amp;Use These Settings</source>
        <translation>&amp;Diese Einstellungen verwenden</translation>
    </message>
    <message>
        <source>Make &amp;Variations</source>
        <translation>&amp;Variationen erzeugen</translation>
    </message>
    <message>
        <source>&amp;Compare Two Takes</source>
        <translation>&amp;Zwei Takes vergleichen</translation>
    </message>
    <message>
        <source>Re&amp;name Take</source>
        <translation>Take &amp;umbenennen</translation>
    </message>
    <message>
        <source>&amp;Star</source>
        <translation>&amp;Stern</translation>
    </message>
    <message>
        <source>&amp;Delete Take</source>
        <translation>Take &amp;löschen</translation>
    </message>
    <message>
        <source>&amp;Export Take…</source>
        <translation>Take &amp;exportieren…</translation>
    </message>
    <message>
        <source>Copy &amp;Prompt</source>
        <translation>&amp;Prompt kopieren</translation>
    </message>
    <message>
        <source>Copy P&amp;arameters</source>
        <translation>P&amp;arameter kopieren</translation>
    </message>
    <message>
        <source>No take matches.</source>
        <translation>Kein Take passt.</translation>
    </message>
    <message>
        <source>No takes yet.
What you make is kept here.</source>
        <translation>Noch keine Takes.
Was Sie machen, wird hier aufbewahrt.</translation>
    </message>
    <message>
        <source>Copy F&amp;ile</source>
        <translation>Da&amp;tei kopieren</translation>
    </message>
    <message>
        <source>Show in &amp;Folder</source>
        <translation>Im &amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>Find the Missing Fi&amp;le…</source>
        <translation>&amp;Fehlende Datei suchen…</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TimeRuler</name>
    <message>
        <source>Time ruler</source>
        <translation>Zeitlineal</translation>
    </message>
    <message>
        <source>Click to play from here</source>
        <translation>Klicken, um ab hier zu spielen</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TimeText</name>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TransportBar</name>
    <message>
        <source>To the &amp;Start</source>
        <translation>Zum An&amp;fang</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>S&amp;topp</translation>
    </message>
    <message>
        <source>&amp;Loop</source>
        <translation>Sch&amp;leife</translation>
    </message>
    <message>
        <source>Repeat the selection, or the whole sound (L)</source>
        <translation>Die Auswahl oder den ganzen Klang wiederholen (L)</translation>
    </message>
    <message>
        <source>&amp;Mute</source>
        <translation>Stu&amp;mm</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Sound &amp;Device</source>
        <translation>Tonge&amp;rät</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>Ab&amp;spielen</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Pause (Leertaste)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Abspielen (Leertaste)</translation>
    </message>
    <message>
        <source>Hear &amp;B</source>
        <translation>&amp;B hören</translation>
    </message>
    <message>
        <source>Hear &amp;A</source>
        <translation>&amp;A hören</translation>
    </message>
    <message>
        <source>A | b</source>
        <comment>A is heard, B can be switched to</comment>
        <translation>A | b</translation>
    </message>
    <message>
        <source>a | B</source>
        <comment>B is heard, A can be switched to</comment>
        <translation>a | B</translation>
    </message>
    <message>
        <source>A is heard. Switch to B (X)</source>
        <translation>A ist zu hören. Zu B wechseln (X)</translation>
    </message>
    <message>
        <source>B is heard. Switch to A (X)</source>
        <translation>B ist zu hören. Zu A wechseln (X)</translation>
    </message>
    <message>
        <source>Choose a take to compare with to switch between two</source>
        <translation>Wählen Sie einen Take zum Vergleichen, um zwischen zweien zu wechseln</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>position and length of the sound</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Position %1 of %2</source>
        <translation>Stelle %1 von %2</translation>
    </message>
    <message>
        <source>Sound is off. Turn it on (M)</source>
        <translation>Ton ist aus. Einschalten (M)</translation>
    </message>
    <message>
        <source>Turn sound off (M)</source>
        <translation>Ton ausschalten (M)</translation>
    </message>
    <message>
        <source>The System&apos;s Default Device</source>
        <translation>Standardgerät des Systems</translation>
    </message>
    <message>
        <source>Sound device</source>
        <translation>Tongerät</translation>
    </message>
    <message>
        <source>Sound device: %1</source>
        <translation>Tongerät: %1</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::UndoCommands</name>
    <message>
        <source>renaming a take</source>
        <translation>Umbenennen eines Takes</translation>
    </message>
    <message>
        <source>changing a star</source>
        <translation>Ändern eines Sterns</translation>
    </message>
    <message>
        <source>saving a preset</source>
        <translation>Speichern eines Presets</translation>
    </message>
    <message>
        <source>deleting a preset</source>
        <translation>Löschen eines Presets</translation>
    </message>
    <message>
        <source>changing settings</source>
        <translation>Ändern von Einstellungen</translation>
    </message>
    <message numerus="yes">
        <source>deleting %Ln take(s)</source>
        <translation>
            <numerusform>Löschen von %Ln Take</numerusform>
            <numerusform>Löschen von %Ln Takes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::UndoRouter</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>&amp;Wiederholen: %1</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::WaveformView</name>
    <message>
        <source>The sound is forming: step %1 of %2</source>
        <translation>Der Klang entsteht: Schritt %1 von %2</translation>
    </message>
    <message>
        <source>No sound yet</source>
        <translation>Noch kein Klang</translation>
    </message>
    <message>
        <source>playhead %1 of %2</source>
        <translation>Abspielposition %1 von %2</translation>
    </message>
    <message>
        <source>playhead %1 of %2, selection %3 to %4</source>
        <translation>Abspielposition %1 von %2, Auswahl %3 bis %4</translation>
    </message>
    <message>
        <source>Describe a sound and press Generate.</source>
        <translation>Beschreiben Sie einen Klang und drücken Sie auf Erzeugen.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Klang</translation>
    </message>
    <message>
        <source>Left and Right move the playhead, with Shift they select, Up and Down zoom, Space plays.</source>
        <translation>Links und Rechts bewegen die Abspielposition, mit Umschalt wählen sie aus, Auf und Ab zoomen, die Leertaste spielt.</translation>
    </message>
    <message>
        <source>Scroll through the sound</source>
        <translation>Durch den Klang rollen</translation>
    </message>
    <message>
        <source>Computing the spectrogram…</source>
        <translation>Spektrogramm wird berechnet…</translation>
    </message>
</context>
</TS>
