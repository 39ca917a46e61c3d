<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>audioldm::app::CannotStart</name>
    <message>
        <source>AudioLDM Studio</source>
        <translation>AudioLDM Studio</translation>
    </message>
    <message>
        <source>The program cannot start.</source>
        <translation>Le programme ne peut pas démarrer.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what happened, what to do</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>It runs already, but its window does not answer. End it and try again.</source>
        <translation>Il est déjà lancé, mais sa fenêtre ne répond pas. Arrêtez-le et réessayez.</translation>
    </message>
</context>
<context>
    <name>audioldm::app::StartSettings</name>
    <message>
        <source>The program was started with its standard settings; yours were kept beside them. Your takes and presets are as they were.</source>
        <translation>Le programme a démarré avec ses réglages d’origine&#xa0;; les vôtres ont été conservés à côté. Vos prises et vos préréglages sont inchangés.</translation>
    </message>
    <message>
        <source>The settings could not be used, so the standard ones hold. (%1)</source>
        <translation>Les réglages étaient inutilisables&#xa0;; ceux d’origine s’appliquent. (%1)</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::AboutDialog</name>
    <message>
        <source>About AudioLDM Studio</source>
        <translation>À propos d’AudioLDM Studio</translation>
    </message>
    <message>
        <source>Icon of the program</source>
        <translation>Icône du programme</translation>
    </message>
    <message>
        <source>AudioLDM Studio</source>
        <translation>AudioLDM Studio</translation>
    </message>
    <message>
        <source>Version %1, with Qt %2

Turns a sentence into sound on your own machine. Nothing that you write or make leaves it.

The program is free software under the MIT licence. Each model has a licence of its own; the list of models names it.</source>
        <translation>Version %1, avec Qt %2

Transforme une phrase en son, sur votre propre machine. Rien de ce que vous écrivez ou créez n’en sort.

Ce programme est un logiciel libre sous licence MIT. Chaque modèle a sa propre licence&#xa0;; la liste des modèles l’indique.</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::AdvancedPanel</name>
    <message>
        <source>Scheduler</source>
        <translation>Planificateur</translation>
    </message>
    <message>
        <source>The way in which noise becomes sound. The first one follows the original exactly; others need fewer steps.</source>
        <translation>La façon dont le bruit devient du son. Le premier suit exactement l’original&#xa0;; d’autres demandent moins d’étapes.</translation>
    </message>
    <message>
        <source>Eta</source>
        <translation>Eta</translation>
    </message>
    <message>
        <source>Fresh noise in each step: 0 none, 1 as much as DDPM. DDIM only.</source>
        <translation>Bruit ajouté à chaque étape&#xa0;: 0 aucun, 1 autant que DDPM. DDIM seulement.</translation>
    </message>
    <message>
        <source>Guidance from</source>
        <translation>Guidage à partir de</translation>
    </message>
    <message>
        <source>From which part of the steps on guidance acts.</source>
        <translation>À partir de quelle part des étapes le guidage agit.</translation>
    </message>
    <message>
        <source>Guidance to</source>
        <translation>Guidage jusqu’à</translation>
    </message>
    <message>
        <source>Up to which part of the steps guidance acts. Steps without it take half the time.</source>
        <translation>Jusqu’à quelle part des étapes le guidage agit. Les étapes sans guidage prennent moitié moins de temps.</translation>
    </message>
    <message>
        <source>Guidance rescale</source>
        <translation>Rééchelonnement du guidage</translation>
    </message>
    <message>
        <source>Takes back the harshness of strong guidance: 0 not, 1 fully.</source>
        <translation>Atténue la dureté d’un guidage fort&#xa0;: 0 pas du tout, 1 entièrement.</translation>
    </message>
    <message>
        <source>to</source>
        <comment>between two numbers</comment>
        <translation>à</translation>
    </message>
    <message>
        <source>Guidance acts</source>
        <translation>Action du guidage</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::AudioPlayer</name>
    <message>
        <source>The sound device %1 does not work. Sound comes out of %2.</source>
        <translation>Le périphérique audio %1 ne fonctionne pas. Le son sort par %2.</translation>
    </message>
    <message>
        <source>The sound device %1 does not work, so nothing is heard. Choose another one, or plug it in again.</source>
        <translation>Le périphérique audio %1 ne fonctionne pas, on n’entend donc rien. Choisissez-en un autre ou rebranchez-le.</translation>
    </message>
    <message>
        <source>There is no sound device, so nothing is heard. Everything else works.</source>
        <translation>Il n’y a pas de périphérique audio, on n’entend donc rien. Tout le reste fonctionne.</translation>
    </message>
    <message>
        <source>The chosen sound device is not there. Sound comes out of %1.</source>
        <translation>Le périphérique audio choisi est absent. Le son sort par %1.</translation>
    </message>
    <message>
        <source>The sound device %1 is not there. Sound comes out of %2.</source>
        <translation>Le périphérique audio %1 est absent. Le son sort par %2.</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::EngineFields</name>
    <message>
        <source>Precision</source>
        <translation>Précision</translation>
    </message>
    <message>
        <source>Number format of the computation. Half precision takes half the memory and is faster where the hardware has it.</source>
        <translation>Format des nombres du calcul. La demi-précision prend moitié moins de mémoire et va plus vite si le matériel la gère.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>How the model&apos;s weights are stored. Fewer bits take less memory and change the sound a little.</source>
        <translation>Façon dont les poids du modèle sont stockés. Moins de bits prennent moins de mémoire et changent un peu le son.</translation>
    </message>
    <message>
        <source>Text encoder</source>
        <translation>Encodeur de texte</translation>
    </message>
    <message>
        <source>U-Net</source>
        <translation>U-Net</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>Décodeur</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>Full (float32)</source>
        <translation>Pleine (float32)</translation>
    </message>
    <message>
        <source>Half (float16)</source>
        <translation>Demi (float16)</translation>
    </message>
    <message>
        <source>Half (bfloat16)</source>
        <translation>Demi (bfloat16)</translation>
    </message>
    <message>
        <source>As computed</source>
        <translation>Comme le calcul</translation>
    </message>
    <message>
        <source>%1 bits</source>
        <translation>%1 bits</translation>
    </message>
    <message>
        <source>Kept off the compute device while not in use: takes less of its memory and a little more time.</source>
        <translation>Reste hors du périphérique de calcul quand il ne sert pas&#xa0;: prend moins de sa mémoire et un peu plus de temps.</translation>
    </message>
    <message>
        <source>Offload: %1</source>
        <translation>Délester&#xa0;: %1</translation>
    </message>
    <message>
        <source>Offload</source>
        <translation>Délestage</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::EngineSentence</name>
    <message>
        <source>No NVIDIA driver is installed (%1).</source>
        <translation>Aucun pilote NVIDIA n’est installé (%1).</translation>
    </message>
    <message>
        <source>The GPU plug-in could not be opened: %1.</source>
        <translation>Le module GPU n’a pas pu être ouvert&#xa0;: %1.</translation>
    </message>
    <message>
        <source>%1 is not a GPU plug-in of this program.</source>
        <translation>%1 n’est pas un module GPU de ce programme.</translation>
    </message>
    <message>
        <source>The GPU plug-in %1 belongs to another version of this program; build or install both together.</source>
        <translation>Le module GPU %1 appartient à une autre version de ce programme&#xa0;; compilez ou installez les deux ensemble.</translation>
    </message>
    <message>
        <source>An NVIDIA driver is here, but this program was built without its GPU plug-in (%1).</source>
        <translation>Un pilote NVIDIA est présent, mais ce programme a été compilé sans son module GPU (%1).</translation>
    </message>
    <message>
        <source>%1 weights hold values that are not finite (%2); audioldm models verify lists them.</source>
        <translation>%1 poids contiennent des valeurs qui ne sont pas finies (%2)&#xa0;; audioldm models verify les énumère.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was not in the library and was taken in.</source>
        <translation>«&#xa0;%1&#xa0;» n’était pas dans la bibliothèque et y a été ajouté.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not where it was. If you moved it, say where it is now.</source>
        <translation>«&#xa0;%1&#xa0;» n’est plus à sa place. Si vous l’avez déplacé, indiquez où il se trouve maintenant.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is back.</source>
        <translation>«&#xa0;%1&#xa0;» est de retour.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was taken out of the trash and is in the library again.</source>
        <translation>«&#xa0;%1&#xa0;» a été retiré de la corbeille et se trouve de nouveau dans la bibliothèque.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was to be restored, but is no longer in the trash.</source>
        <translation>«&#xa0;%1&#xa0;» devait être restauré, mais n’est plus dans la corbeille.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was being saved when the program ended. It is whole and in the library.</source>
        <translation>«&#xa0;%1&#xa0;» était en cours d’enregistrement quand le programme s’est arrêté. Il est entier et dans la bibliothèque.</translation>
    </message>
    <message>
        <source>A file that was not written to its end was moved to &quot;%1&quot;.</source>
        <translation>Un fichier qui n’a pas été écrit jusqu’au bout a été déplacé vers «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>The library&apos;s database was damaged. It was moved to &quot;%1&quot;, and the library was rebuilt from the sound files and what could be read.</source>
        <translation>La base de données de la bibliothèque était endommagée. Elle a été déplacée vers «&#xa0;%1&#xa0;», et la bibliothèque a été reconstruite à partir des fichiers son et de ce qui était lisible.</translation>
    </message>
    <message>
        <source>The preset &quot;%1&quot; cannot be used: %2</source>
        <translation>Le préréglage «&#xa0;%1&#xa0;» est inutilisable&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 It stays where it is, outside of the library.</source>
        <translation>%1 Il reste où il est, hors de la bibliothèque.</translation>
    </message>
    <message>
        <source>%1 Sounds are computed on the CPU.</source>
        <translation>%1 Les sons sont calculés sur le processeur.</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ErrorText</name>
    <message>
        <source>This cannot be made as it was asked for.</source>
        <translation>Ceci ne peut pas être fait tel que demandé.</translation>
    </message>
    <message>
        <source>Change the setting that the details name and try again.</source>
        <translation>Modifiez le réglage indiqué dans les détails et réessayez.</translation>
    </message>
    <message>
        <source>The model was not found.</source>
        <translation>Le modèle est introuvable.</translation>
    </message>
    <message>
        <source>Choose another model, or put its folder back.</source>
        <translation>Choisissez un autre modèle ou remettez son dossier en place.</translation>
    </message>
    <message>
        <source>The model&apos;s files are damaged or of a kind that this program does not know.</source>
        <translation>Les fichiers du modèle sont endommagés ou d’un type inconnu de ce programme.</translation>
    </message>
    <message>
        <source>Choose another model, or install this one again.</source>
        <translation>Choisissez un autre modèle ou réinstallez celui-ci.</translation>
    </message>
    <message>
        <source>There is not enough memory for this sound.</source>
        <translation>Il n’y a pas assez de mémoire pour ce son.</translation>
    </message>
    <message>
        <source>Make it shorter, or raise the memory limit in the preferences.</source>
        <translation>Raccourcissez-le ou augmentez la limite de mémoire dans les préférences.</translation>
    </message>
    <message>
        <source>The compute device cannot be used.</source>
        <translation>Le périphérique de calcul est inutilisable.</translation>
    </message>
    <message>
        <source>Choose another device in the preferences and try again.</source>
        <translation>Choisissez un autre périphérique dans les préférences et réessayez.</translation>
    </message>
    <message>
        <source>A file could not be read or written.</source>
        <translation>Un fichier n’a pas pu être lu ou écrit.</translation>
    </message>
    <message>
        <source>See that the disk has space and that the folder may be written to.</source>
        <translation>Vérifiez que le disque a de la place et que le dossier est accessible en écriture.</translation>
    </message>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>Une erreur s’est produite dans le programme.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, copy the details and report them.</source>
        <translation>Réessayez. Si cela se reproduit, copiez les détails et signalez-les.</translation>
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
        <translation>Chargement du modèle</translation>
    </message>
    <message>
        <source>Reading the prompt</source>
        <translation>Lecture du prompt</translation>
    </message>
    <message>
        <source>Forming the sound</source>
        <translation>Formation du son</translation>
    </message>
    <message>
        <source>Working out the spectrogram</source>
        <translation>Calcul du spectrogramme</translation>
    </message>
    <message>
        <source>Turning it into sound</source>
        <translation>Conversion en son</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Enregistrement</translation>
    </message>
    <message>
        <source>Prompt: %1</source>
        <translation>Prompt&#xa0;: %1</translation>
    </message>
    <message>
        <source>Negative prompt: %1</source>
        <translation>Prompt négatif&#xa0;: %1</translation>
    </message>
    <message>
        <source>Steps: %1</source>
        <translation>Étapes&#xa0;: %1</translation>
    </message>
    <message>
        <source>Guidance: %1</source>
        <translation>Guidage&#xa0;: %1</translation>
    </message>
    <message>
        <source>Duration: %1</source>
        <translation>Durée&#xa0;: %1</translation>
    </message>
    <message>
        <source>Seed: %1</source>
        <translation>Graine&#xa0;: %1</translation>
    </message>
    <message>
        <source>Scheduler: %1</source>
        <translation>Planificateur&#xa0;: %1</translation>
    </message>
    <message>
        <source>Eta: %1</source>
        <translation>Eta&#xa0;: %1</translation>
    </message>
    <message>
        <source>Guidance acts from %1 to %2</source>
        <translation>Guidage actif de %1 à %2</translation>
    </message>
    <message>
        <source>Guidance rescale: %1</source>
        <translation>Rééchelonnement du guidage&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln s left</source>
        <translation>
            <numerusform>%Ln s restante</numerusform>
            <numerusform>%Ln s restantes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min left</source>
        <translation>
            <numerusform>%Ln min restante</numerusform>
            <numerusform>%Ln min restantes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::GenerationController</name>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>The model may sound wrong: %1</source>
        <translation>Le modèle risque de mal sonner&#xa0;: %1</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>Non terminé</translation>
    </message>
    <message>
        <source>The prompt was longer than the model reads; its end was left out.</source>
        <translation>Le prompt dépassait ce que le modèle lit&#xa0;; sa fin a été ignorée.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln take(s) finished</source>
        <translation>
            <numerusform>%Ln prise terminée</numerusform>
            <numerusform>%Ln prises terminées</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Choisir un modèle</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::MainMenus</name>
    <message>
        <source>&amp;Open Sound…</source>
        <translation>&amp;Ouvrir un son…</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>&amp;Modèles…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>&amp;Find Takes</source>
        <translation>Rec&amp;hercher des prises</translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation>&amp;Générer</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>Clear &amp;Queue</source>
        <translation>Vider la &amp;file d’attente</translation>
    </message>
    <message>
        <source>Go to the &amp;Prompt</source>
        <translation>Aller au pr&amp;ompt</translation>
    </message>
    <message>
        <source>&amp;Takes</source>
        <translation>&amp;Prises</translation>
    </message>
    <message>
        <source>&amp;Memory</source>
        <translation>&amp;Mémoire</translation>
    </message>
    <message>
        <source>F&amp;ull Screen</source>
        <translation>Plein é&amp;cran</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>&amp;Raccourcis clavier</translation>
    </message>
    <message>
        <source>&amp;About AudioLDM Studio</source>
        <translation>À &amp;propos d’AudioLDM Studio</translation>
    </message>
    <message>
        <source>&amp;Recent Models</source>
        <translation>Modèles ré&amp;cents</translation>
    </message>
    <message>
        <source>&amp;Same Seed Again</source>
        <translation>&amp;Même graine à nouveau</translation>
    </message>
    <message>
        <source>&amp;Next Seed</source>
        <translation>Graine &amp;suivante</translation>
    </message>
    <message>
        <source>Throw the &amp;Dice</source>
        <translation>&amp;Lancer le dé</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation>&amp;Lecture</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;ide</translation>
    </message>
    <message>
        <source>Preferenc&amp;es…</source>
        <translation>Préfér&amp;ences…</translation>
    </message>
    <message>
        <source>Recent So&amp;unds</source>
        <translation>&amp;Sons récents</translation>
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
        <translation>Le son est prêt</translation>
    </message>
    <message>
        <source>The sound could not be made</source>
        <translation>Le son n’a pas pu être généré</translation>
    </message>
    <message>
        <source>Make them now</source>
        <translation>Les générer maintenant</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>Les abandonner</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sound(s) were not finished when the program ended, several times over.</source>
        <translation>
            <numerusform>%Ln son n’était pas terminé à la fin du programme, et ce plusieurs fois.</numerusform>
            <numerusform>%Ln sons n’étaient pas terminés à la fin du programme, et ce plusieurs fois.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The library was looked through: %Ln thing(s) to know.</source>
        <translation>
            <numerusform>La bibliothèque a été vérifiée&#xa0;: %Ln remarque.</numerusform>
            <numerusform>La bibliothèque a été vérifiée&#xa0;: %Ln remarques.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::MemoryMonitor</name>
    <message>
        <source>No model is loaded</source>
        <translation>Aucun modèle n’est chargé</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Where the model is</source>
        <translation>Où se trouve le modèle</translation>
    </message>
    <message>
        <source>The limit is %1.</source>
        <translation>La limite est de %1.</translation>
    </message>
    <message>
        <source>Planned are %1.</source>
        <translation>%1 sont prévus.</translation>
    </message>
    <message>
        <source>The peak was %1.</source>
        <translation>Le pic était de %1.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>module and where it is</comment>
        <translation>%1&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1 of %2 are free on the device.</source>
        <translation>%1 sur %2 sont libres sur le périphérique.</translation>
    </message>
    <message>
        <source>Other programs take %1.</source>
        <translation>D’autres programmes occupent %1.</translation>
    </message>
    <message numerus="yes">
        <source>Memory over the last %Ln minute(s)</source>
        <translation>
            <numerusform>Mémoire sur la dernière minute</numerusform>
            <numerusform>Mémoire sur les %Ln dernières minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::MemoryText</name>
    <message>
        <source>limit %1</source>
        <translation>limite %1</translation>
    </message>
    <message>
        <source>planned %1</source>
        <translation>prévu %1</translation>
    </message>
    <message>
        <source>peak %1</source>
        <translation>pic %1</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>Chargement du modèle</translation>
    </message>
    <message>
        <source>Moving weights</source>
        <translation>Déplacement des poids</translation>
    </message>
    <message>
        <source>Making sound</source>
        <translation>Génération du son</translation>
    </message>
    <message>
        <source>Freeing memory</source>
        <translation>Libération de mémoire</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Inactif</translation>
    </message>
    <message>
        <source>Text encoder</source>
        <translation>Encodeur de texte</translation>
    </message>
    <message>
        <source>Denoiser</source>
        <comment>the UNet</comment>
        <translation>Débruiteur</translation>
    </message>
    <message>
        <source>Decoder</source>
        <comment>the VAE</comment>
        <translation>Décodeur</translation>
    </message>
    <message>
        <source>Vocoder</source>
        <translation>Vocodeur</translation>
    </message>
    <message>
        <source>on the device</source>
        <translation>sur le périphérique</translation>
    </message>
    <message>
        <source>streamed</source>
        <translation>transmis à la volée</translation>
    </message>
    <message>
        <source>in main memory</source>
        <translation>en mémoire principale</translation>
    </message>
    <message>
        <source>not loaded</source>
        <translation>non chargé</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>where a module is, and its size</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 in use</source>
        <translation>%1 utilisés</translation>
    </message>
    <message>
        <source>%1 of %2 in use</source>
        <translation>%1 sur %2 utilisés</translation>
    </message>
    <message>
        <source>Allow %1</source>
        <translation>Autoriser %1</translation>
    </message>
    <message>
        <source>Shorten to %1 s</source>
        <translation>Raccourcir à %1 s</translation>
    </message>
    <message>
        <source>Leave weights in their file</source>
        <translation>Laisser les poids dans leur fichier</translation>
    </message>
    <message>
        <source>Store weights in %1 bits</source>
        <translation>Stocker les poids sur %1 bits</translation>
    </message>
    <message>
        <source>This needs %1 of memory, and %2 are allowed. Change one of these:</source>
        <translation>Ceci demande %1 de mémoire, et %2 sont autorisés. Changez l’un de ces réglages&#xa0;:</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::MessageBar</name>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copier les détails</translation>
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
        <translation>Le modèle ne change pas tant que des sons sont créés ou en attente. Choisissez-le de nouveau ensuite.</translation>
    </message>
    <message>
        <source>%1 is not the folder of a model: it has no model_index.json. Choose the folder that has one.</source>
        <translation>%1 n’est pas le dossier d’un modèle : il ne contient pas de model_index.json. Choisissez le dossier qui en contient un.</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ModelsDialog</name>
    <message>
        <source>Use this model</source>
        <translation>Utiliser ce modèle</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Installed models</source>
        <translation>Modèles installés</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>The starter model is always there: small and quick, for trying things out. Larger models sound better; put their folders into the models folder.</source>
        <translation>Le modèle de départ est toujours là&#xa0;: petit et rapide, pour faire des essais. Les modèles plus grands sonnent mieux&#xa0;; placez leurs dossiers dans le dossier des modèles.</translation>
    </message>
    <message>
        <source>Open another folder…</source>
        <translation>Ouvrir un autre dossier…</translation>
    </message>
    <message>
        <source>Show models folder</source>
        <translation>Afficher le dossier des modèles</translation>
    </message>
    <message>
        <source>%1 (comes along)</source>
        <translation>%1 (fourni)</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>non indiquée</translation>
    </message>
    <message>
        <source>In use: %1</source>
        <translation>Utilisé&#xa0;: %1</translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation>Chargement de %1</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>Aucun modèle n’est chargé.</translation>
    </message>
    <message>
        <source>Open a Model&apos;s Folder</source>
        <translation>Ouvrir le dossier d’un modèle</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::NoticesDialog</name>
    <message>
        <source>Library</source>
        <translation>Bibliothèque</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Ce qui a été trouvé</translation>
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
        <translation>Afficher</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ParameterSlider</name>
    <message>
        <source>Default: %1</source>
        <translation>Par défaut&#xa0;: %1</translation>
    </message>
    <message>
        <source>Reset to %1</source>
        <translation>Remettre à %1</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ParametersPanel</name>
    <message>
        <source>Generate</source>
        <translation>Générer</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>How often the sound is refined. More steps: finer, and as much longer to make.</source>
        <translation>Nombre d’affinages du son. Plus d’étapes&#xa0;: plus fin, et d’autant plus long.</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>Guidage</translation>
    </message>
    <message>
        <source>How closely the sound follows the prompt. Low: freer and more natural; high: literal, sometimes harsh. At 1 or less it takes half the time.</source>
        <translation>À quel point le son suit le prompt. Bas&#xa0;: plus libre et naturel&#xa0;; haut&#xa0;: littéral, parfois dur. À 1 ou moins, cela prend moitié moins de temps.</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source> s</source>
        <comment>unit of a spin box</comment>
        <translation> s</translation>
    </message>
    <message>
        <source>How long the sound is. Longer sounds take more time and memory.</source>
        <translation>Durée du son. Les sons plus longs demandent plus de temps et de mémoire.</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Prises</translation>
    </message>
    <message>
        <source>How many sounds to make, each with a seed of its own.</source>
        <translation>Nombre de sons à créer, chacun avec sa propre graine.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Avancé</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>Ajouter à la file</translation>
    </message>
    <message>
        <source>Write a prompt first.</source>
        <translation>Écrivez d’abord un prompt.</translation>
    </message>
    <message>
        <source>The model could not be loaded. Choose another one.</source>
        <translation>Le modèle n’a pas pu être chargé. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>These settings need more memory than is allowed.</source>
        <translation>Ces réglages demandent plus de mémoire que permis.</translation>
    </message>
    <message>
        <source>Make the sound (%1)</source>
        <translation>Générer le son (%1)</translation>
    </message>
    <message>
        <source>With these settings: about %1.</source>
        <translation>Avec ces réglages&#xa0;: environ %1.</translation>
    </message>
    <message>
        <source>With these settings: about %1. The last sound took %2 of memory.</source>
        <translation>Avec ces réglages&#xa0;: environ %1. Le dernier son a pris %2 de mémoire.</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>Making sounds</source>
        <translation>Génération de sons</translation>
    </message>
    <message>
        <source>Compute device</source>
        <translation>Périphérique de calcul</translation>
    </message>
    <message>
        <source>What the model runs on.</source>
        <translation>Ce sur quoi le modèle s’exécute.</translation>
    </message>
    <message>
        <source>Memory limit</source>
        <translation>Limite de mémoire</translation>
    </message>
    <message>
        <source> GB</source>
        <comment>unit of a spin box</comment>
        <translation> Go</translation>
    </message>
    <message>
        <source>The most memory that the engine may take on the compute device.</source>
        <translation>Mémoire maximale que le moteur peut prendre sur le périphérique de calcul.</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>Fils d’exécution</translation>
    </message>
    <message>
        <source>All cores</source>
        <translation>Tous les cœurs</translation>
    </message>
    <message>
        <source>Usual length</source>
        <translation>Durée habituelle</translation>
    </message>
    <message>
        <source> s</source>
        <comment>unit of a spin box</comment>
        <translation> s</translation>
    </message>
    <message>
        <source>The model is laid out for sounds of this length when it is loaded. Other lengths sound the same and may take longer.</source>
        <translation>Au chargement, le modèle est préparé pour des sons de cette durée. Les autres durées sonnent pareil et peuvent prendre plus de temps.</translation>
    </message>
    <message>
        <source>Steps to begin with</source>
        <translation>Étapes au départ</translation>
    </message>
    <message>
        <source>The window</source>
        <translation>La fenêtre</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>The language of the window.</source>
        <translation>La langue de la fenêtre.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Play a sound as soon as it is made</source>
        <translation>Lire un son dès qu’il est créé</translation>
    </message>
    <message>
        <source>Not while another one is playing.</source>
        <translation>Pas pendant la lecture d’un autre.</translation>
    </message>
    <message>
        <source>Show the sound while it forms</source>
        <translation>Montrer le son pendant sa formation</translation>
    </message>
    <message>
        <source>A spectrogram every few steps. It costs a little time.</source>
        <translation>Un spectrogramme toutes les quelques étapes. Cela prend un peu de temps.</translation>
    </message>
    <message>
        <source>Notify me when a long job ends out of sight</source>
        <translation>Me prévenir quand une longue tâche se termine hors de vue</translation>
    </message>
    <message>
        <source>A notification of the desktop, when the window is not in front.</source>
        <translation>Une notification du bureau, quand la fenêtre n’est pas au premier plan.</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Réduire les animations</translation>
    </message>
    <message>
        <source>Nothing moves or fades by itself.</source>
        <translation>Rien ne bouge ni ne s’estompe tout seul.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>%1 (%2, %3)</source>
        <comment>name, id, memory of a device</comment>
        <translation>%1 (%2, %3)</translation>
    </message>
    <message>
        <source>A sound of %1 will take about %2 of memory.</source>
        <translation>Un son de %1 prendra environ %2 de mémoire.</translation>
    </message>
    <message>
        <source>A sound of %1 would take about %2 of memory: more than the limit.</source>
        <translation>Un son de %1 prendrait environ %2 de mémoire&#xa0;: plus que la limite.</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::PresetBar</name>
    <message>
        <source>&amp;Rename Preset…</source>
        <translation>&amp;Renommer le préréglage…</translation>
    </message>
    <message>
        <source>&amp;Overwrite Preset</source>
        <translation>É&amp;craser le préréglage</translation>
    </message>
    <message>
        <source>&amp;Import Presets…</source>
        <translation>&amp;Importer des préréglages…</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Préréglage</translation>
    </message>
    <message>
        <source>A named set of settings. Prompt and seed stay as they are.</source>
        <translation>Un ensemble nommé de réglages. Le prompt et la graine restent inchangés.</translation>
    </message>
    <message>
        <source>Own settings</source>
        <translation>Réglages personnels</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>Nom du préréglage</translation>
    </message>
    <message>
        <source>Name, then Enter</source>
        <translation>Nom, puis Entrée</translation>
    </message>
    <message>
        <source>Save, rename or delete presets</source>
        <translation>Enregistrer, renommer ou supprimer des préréglages</translation>
    </message>
    <message>
        <source>%1 (changed)</source>
        <translation>%1 (modifié)</translation>
    </message>
    <message>
        <source>S&amp;ave as New Preset…</source>
        <translation>&amp;Enregistrer comme nouveau préréglage…</translation>
    </message>
    <message>
        <source>De&amp;lete Preset</source>
        <translation>Su&amp;pprimer le préréglage</translation>
    </message>
    <message>
        <source>E&amp;xport Presets…</source>
        <translation>E&amp;xporter des préréglages…</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::PresetTitle</name>
    <message>
        <source>Default</source>
        <translation>Par défaut</translation>
    </message>
    <message>
        <source>Fast draft</source>
        <translation>Ébauche rapide</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Short effect</source>
        <translation>Effet court</translation>
    </message>
    <message>
        <source>Ambience</source>
        <translation>Ambiance</translation>
    </message>
    <message>
        <source>Music bed</source>
        <translation>Tapis musical</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::PresetsController</name>
    <message>
        <source>There is a preset &quot;%1&quot; already. Choose another name, or choose that preset and overwrite it.</source>
        <translation>Il existe déjà un préréglage «&#xa0;%1&#xa0;». Choisissez un autre nom, ou choisissez ce préréglage et écrasez-le.</translation>
    </message>
    <message>
        <source>Preset &quot;%1&quot; saved</source>
        <translation>Préréglage «&#xa0;%1&#xa0;» enregistré</translation>
    </message>
    <message>
        <source>There is a preset &quot;%1&quot; already.</source>
        <translation>Il existe déjà un préréglage «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>renaming a preset</source>
        <translation>renommage d’un préréglage</translation>
    </message>
    <message>
        <source>overwriting a preset</source>
        <translation>écrasement d’un préréglage</translation>
    </message>
    <message>
        <source>Preset &quot;%1&quot; overwritten</source>
        <translation>Préréglage «&#xa0;%1&#xa0;» écrasé</translation>
    </message>
    <message>
        <source>Preset &quot;%1&quot; deleted.</source>
        <translation>Préréglage «&#xa0;%1&#xa0;» supprimé.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name, number</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>importing presets</source>
        <translation>importation de préréglages</translation>
    </message>
    <message>
        <source>Presets saved as %1</source>
        <translation>Préréglages enregistrés sous %1</translation>
    </message>
    <message>
        <source>Import Presets</source>
        <translation>Importer des préréglages</translation>
    </message>
    <message>
        <source>Presets (*.%1 *.json)</source>
        <translation>Préréglages (*.%1 *.json)</translation>
    </message>
    <message>
        <source>Export Presets</source>
        <translation>Exporter des préréglages</translation>
    </message>
    <message>
        <source>Presets (*.%1)</source>
        <translation>Préréglages (*.%1)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln preset(s) imported</source>
        <translation>
            <numerusform>%Ln préréglage importé</numerusform>
            <numerusform>%Ln préréglages importés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ProgressStrip</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Stop the sound that is being made</source>
        <translation>Arrêter le son en cours de création</translation>
    </message>
    <message>
        <source>Take the waiting sounds out of the queue</source>
        <translation>Retirer de la file les sons en attente</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Étape %1 sur %2</translation>
    </message>
    <message>
        <source>Take %1 of %2: %3</source>
        <comment>number, count, what is going on</comment>
        <translation>Prise %1 sur %2&#xa0;: %3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>what is going on, time left</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>Chargement du modèle</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>Annulation</translation>
    </message>
    <message>
        <source>No model loaded</source>
        <translation>Aucun modèle chargé</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>model, memory in use</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting: clear</source>
        <translation>
            <numerusform>%Ln en attente&#xa0;: vider</numerusform>
            <numerusform>%Ln en attente&#xa0;: vider</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::PromptPanel</name>
    <message>
        <source>Negative prompt</source>
        <translation>Prompt négatif</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>The sound to make, in words. Up and Down at the ends bring back earlier prompts.</source>
        <translation>Le son à créer, en mots. Haut et Bas aux extrémités rappellent les prompts précédents.</translation>
    </message>
    <message>
        <source>What should not be heard</source>
        <translation>Ce qu’on ne doit pas entendre</translation>
    </message>
    <message>
        <source>The sound is led away from what stands here. It acts with guidance above 1.</source>
        <translation>Le son est éloigné de ce qui est écrit ici. Agit avec un guidage supérieur à 1.</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Exemples</translation>
    </message>
    <message>
        <source>Example prompts</source>
        <translation>Exemples de prompts</translation>
    </message>
    <message>
        <source>Describe a sound, for example:
%1</source>
        <translation>Décrivez un son, par exemple&#xa0;:
%1</translation>
    </message>
    <message>
        <source>%1 of %2 tokens</source>
        <translation>%1 jetons sur %2</translation>
    </message>
    <message>
        <source>%1; the struck-out part is not used</source>
        <translation>%1&#xa0;; la partie barrée n’est pas utilisée</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::RecentMenu</name>
    <message>
        <source>None yet</source>
        <translation>Aucun pour l’instant</translation>
    </message>
    <message>
        <source>&amp;Clear List</source>
        <translation>&amp;Effacer la liste</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::SeedField</name>
    <message>
        <source>Keep this seed for the next sounds</source>
        <translation>Garder cette graine pour les sons suivants</translation>
    </message>
    <message>
        <source>Throw the dice for a new seed</source>
        <translation>Lancer le dé pour une nouvelle graine</translation>
    </message>
    <message>
        <source>More about the seed</source>
        <translation>Plus sur la graine</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Aléatoire</translation>
    </message>
    <message>
        <source>The same seed with the same settings gives the same sound.
Empty: each sound gets a seed of its own.</source>
        <translation>La même graine avec les mêmes réglages donne le même son.
Vide&#xa0;: chaque son reçoit sa propre graine.</translation>
    </message>
    <message>
        <source>Same seed as the last sound</source>
        <translation>Même graine que le dernier son</translation>
    </message>
    <message>
        <source>Seed after the last sound&apos;s</source>
        <translation>Graine qui suit celle du dernier son</translation>
    </message>
    <message>
        <source>A random seed each time</source>
        <translation>Une graine aléatoire à chaque fois</translation>
    </message>
    <message>
        <source>Random (last: %1)</source>
        <translation>Aléatoire (dernière&#xa0;: %1)</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ShortcutsDialog</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>In the prompt</source>
        <translation>Dans le prompt</translation>
    </message>
    <message>
        <source>Earlier prompt (on the first line)</source>
        <translation>Prompt précédent (sur la première ligne)</translation>
    </message>
    <message>
        <source>Later prompt (on the last line)</source>
        <translation>Prompt suivant (sur la dernière ligne)</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::SleepInhibitor</name>
    <message>
        <source>Making a sound</source>
        <translation>Génération d’un son</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::SoundPanel</name>
    <message>
        <source>A: %1 (compared with B: %2)</source>
        <translation>A&#xa0;: %1 (comparé à B&#xa0;: %2)</translation>
    </message>
    <message>
        <source>B: %1 (compared with A: %2)</source>
        <translation>B&#xa0;: %1 (comparé à A&#xa0;: %2)</translation>
    </message>
    <message>
        <source>Show &amp;Waveform</source>
        <translation>Afficher la &amp;forme d’onde</translation>
    </message>
    <message>
        <source>Show &amp;Spectrogram</source>
        <translation>Afficher le &amp;spectrogramme</translation>
    </message>
    <message>
        <source>Show &amp;Both</source>
        <translation>Afficher les &amp;deux</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>Zoom &amp;arrière</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>Zoom a&amp;vant</translation>
    </message>
    <message>
        <source>Show the W&amp;hole Sound</source>
        <translation>Afficher le son &amp;entier</translation>
    </message>
    <message>
        <source>Show the S&amp;election</source>
        <translation>Afficher la sé&amp;lection</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TakeDelegate</name>
    <message>
        <source>File not found</source>
        <translation>Fichier introuvable</translation>
    </message>
    <message>
        <source>Name of the take</source>
        <translation>Nom de la prise</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TakesController</name>
    <message>
        <source>The settings of the take are in the fields</source>
        <translation>Les réglages de la prise sont dans les champs</translation>
    </message>
    <message>
        <source>%1 can be played, but it does not say how it was made: its settings cannot be brought back.</source>
        <translation>%1 peut être lu, mais n’indique pas comment il a été créé&#xa0;: ses réglages ne peuvent pas être rétablis.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Enregistré sous %1</translation>
    </message>
    <message>
        <source>WAV, 16 bit (*.wav)</source>
        <translation>WAV, 16 bits (*.wav)</translation>
    </message>
    <message>
        <source>WAV, 24 bit (*.wav)</source>
        <translation>WAV, 24 bits (*.wav)</translation>
    </message>
    <message>
        <source>WAV, 32-bit float (*.wav)</source>
        <translation>WAV, flottant 32 bits (*.wav)</translation>
    </message>
    <message>
        <source>FLAC, 16 bit (*.flac)</source>
        <translation>FLAC, 16 bits (*.flac)</translation>
    </message>
    <message>
        <source>FLAC, 24 bit (*.flac)</source>
        <translation>FLAC, 24 bits (*.flac)</translation>
    </message>
    <message>
        <source>Export Take</source>
        <translation>Exporter la prise</translation>
    </message>
    <message>
        <source>Open Sound</source>
        <translation>Ouvrir un son</translation>
    </message>
    <message>
        <source>Sound files (*.wav *.flac)</source>
        <translation>Fichiers son (*.wav *.flac)</translation>
    </message>
    <message>
        <source>Find the Missing File</source>
        <translation>Retrouver le fichier manquant</translation>
    </message>
    <message numerus="yes">
        <source>%Ln take(s) deleted.</source>
        <translation>
            <numerusform>%Ln prise supprimée.</numerusform>
            <numerusform>%Ln prises supprimées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sample(s) were louder than the format can hold and were clipped. WAV, 32-bit float keeps them.</source>
        <translation>
            <numerusform>%Ln échantillon dépassait ce que le format peut contenir et a été écrêté. Le WAV en flottant 32 bits le conserve.</numerusform>
            <numerusform>%Ln échantillons dépassaient ce que le format peut contenir et ont été écrêtés. Le WAV en flottant 32 bits les conserve.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to compare this take with: show another one before it, or select two takes.</source>
        <translation>Rien à comparer avec cette prise : affichez-en une autre auparavant ou sélectionnez deux prises.</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TakesModel</name>
    <message>
        <source>The file is not where it was: %1</source>
        <translation>Le fichier n’est plus à sa place&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>title and details of a take</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, starred</source>
        <translation>%1, avec étoile</translation>
    </message>
    <message>
        <source>%1, seed %2</source>
        <translation>%1, graine %2</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TakesPanel</name>
    <message>
        <source>Search takes</source>
        <translation>Rechercher des prises</translation>
    </message>
    <message>
        <source>Starred takes only</source>
        <translation>Prises avec étoile seulement</translation>
    </message>
    <message>
        <source>Order of the takes</source>
        <translation>Ordre des prises</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Les plus récentes d’abord</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Les plus anciennes d’abord</translation>
    </message>
    <message>
        <source>By prompt</source>
        <translation>Par prompt</translation>
    </message>
    <message>
        <source>Longest first</source>
        <translation>Les plus longues d’abord</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Prises</translation>
    </message>
    <message>
        <source>&amp;Use These Settings</source>
        <translation>&amp;Utiliser ces réglages</translation>
    </message>
    <message>
        <source>Make &amp;Variations</source>
        <translation>Créer des &amp;variantes</translation>
    </message>
    <message>
        <source>&amp;Compare Two Takes</source>
        <translation>&amp;Comparer deux prises</translation>
    </message>
    <message>
        <source>Re&amp;name Take</source>
        <translation>Re&amp;nommer la prise</translation>
    </message>
    <message>
        <source>&amp;Star</source>
        <translation>É&amp;toile</translation>
    </message>
    <message>
        <source>&amp;Delete Take</source>
        <translation>&amp;Supprimer la prise</translation>
    </message>
    <message>
        <source>&amp;Export Take…</source>
        <translation>&amp;Exporter la prise…</translation>
    </message>
    <message>
        <source>Copy &amp;Prompt</source>
        <translation>Copier le &amp;prompt</translation>
    </message>
    <message>
        <source>Copy P&amp;arameters</source>
        <translation>Copier les para&amp;mètres</translation>
    </message>
    <message>
        <source>No take matches.</source>
        <translation>Aucune prise ne correspond.</translation>
    </message>
    <message>
        <source>No takes yet.
What you make is kept here.</source>
        <translation>Aucune prise pour l’instant.
Ce que vous créez est conservé ici.</translation>
    </message>
    <message>
        <source>Copy F&amp;ile</source>
        <translation>Copier le &amp;fichier</translation>
    </message>
    <message>
        <source>Show in &amp;Folder</source>
        <translation>Afficher dans le &amp;dossier</translation>
    </message>
    <message>
        <source>Find the Missing Fi&amp;le…</source>
        <translation>&amp;Retrouver le fichier manquant…</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TimeRuler</name>
    <message>
        <source>Time ruler</source>
        <translation>Règle de temps</translation>
    </message>
    <message>
        <source>Click to play from here</source>
        <translation>Cliquer pour lire à partir d’ici</translation>
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
        <translation>Au &amp;début</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>Arrê&amp;ter</translation>
    </message>
    <message>
        <source>&amp;Loop</source>
        <translation>Boucl&amp;e</translation>
    </message>
    <message>
        <source>Repeat the selection, or the whole sound (L)</source>
        <translation>Répéter la sélection ou le son entier (L)</translation>
    </message>
    <message>
        <source>&amp;Mute</source>
        <translation>&amp;Muet</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Sound &amp;Device</source>
        <translation>Pé&amp;riphérique audio</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Lire</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Pause (Espace)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Lire (Espace)</translation>
    </message>
    <message>
        <source>Hear &amp;B</source>
        <translation>Écouter &amp;B</translation>
    </message>
    <message>
        <source>Hear &amp;A</source>
        <translation>Écouter &amp;A</translation>
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
        <translation>On entend A. Passer à B (X)</translation>
    </message>
    <message>
        <source>B is heard. Switch to A (X)</source>
        <translation>On entend B. Passer à A (X)</translation>
    </message>
    <message>
        <source>Choose a take to compare with to switch between two</source>
        <translation>Choisissez une prise à comparer pour passer de l’une à l’autre</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>position and length of the sound</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Position %1 of %2</source>
        <translation>Position %1 sur %2</translation>
    </message>
    <message>
        <source>Sound is off. Turn it on (M)</source>
        <translation>Le son est coupé. Le rétablir (M)</translation>
    </message>
    <message>
        <source>Turn sound off (M)</source>
        <translation>Couper le son (M)</translation>
    </message>
    <message>
        <source>The System&apos;s Default Device</source>
        <translation>Périphérique par défaut du système</translation>
    </message>
    <message>
        <source>Sound device</source>
        <translation>Périphérique audio</translation>
    </message>
    <message>
        <source>Sound device: %1</source>
        <translation>Périphérique audio&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::UndoCommands</name>
    <message>
        <source>renaming a take</source>
        <translation>renommage d’une prise</translation>
    </message>
    <message>
        <source>changing a star</source>
        <translation>changement d’étoile</translation>
    </message>
    <message>
        <source>saving a preset</source>
        <translation>enregistrement d’un préréglage</translation>
    </message>
    <message>
        <source>deleting a preset</source>
        <translation>suppression d’un préréglage</translation>
    </message>
    <message>
        <source>changing settings</source>
        <translation>changement de réglages</translation>
    </message>
    <message numerus="yes">
        <source>deleting %Ln take(s)</source>
        <translation>
            <numerusform>suppression de %Ln prise</numerusform>
            <numerusform>suppression de %Ln prises</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::UndoRouter</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>&amp;Annuler&#xa0;: %1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>&amp;Rétablir&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::WaveformView</name>
    <message>
        <source>The sound is forming: step %1 of %2</source>
        <translation>Le son se forme&#xa0;: étape %1 sur %2</translation>
    </message>
    <message>
        <source>No sound yet</source>
        <translation>Pas encore de son</translation>
    </message>
    <message>
        <source>playhead %1 of %2</source>
        <translation>tête de lecture %1 sur %2</translation>
    </message>
    <message>
        <source>playhead %1 of %2, selection %3 to %4</source>
        <translation>tête de lecture %1 sur %2, sélection de %3 à %4</translation>
    </message>
    <message>
        <source>Describe a sound and press Generate.</source>
        <translation>Décrivez un son et appuyez sur Générer.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>Left and Right move the playhead, with Shift they select, Up and Down zoom, Space plays.</source>
        <translation>Gauche et Droite déplacent la tête de lecture, avec Maj elles sélectionnent, Haut et Bas zooment, Espace lit.</translation>
    </message>
    <message>
        <source>Scroll through the sound</source>
        <translation>Faire défiler le son</translation>
    </message>
    <message>
        <source>Computing the spectrogram…</source>
        <translation>Calcul du spectrogramme…</translation>
    </message>
</context>
</TS>
