<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>audioldm::app::CannotStart</name>
    <message>
        <source>AudioLDM Studio</source>
        <translation>AudioLDM Studio</translation>
    </message>
    <message>
        <source>The program cannot start.</source>
        <translation>El programa no puede iniciarse.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what happened, what to do</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>It runs already, but its window does not answer. End it and try again.</source>
        <translation>Ya está en marcha, pero su ventana no responde. Ciérrelo e inténtelo de nuevo.</translation>
    </message>
</context>
<context>
    <name>audioldm::app::StartSettings</name>
    <message>
        <source>The program was started with its standard settings; yours were kept beside them. Your takes and presets are as they were.</source>
        <translation>El programa se inició con sus ajustes originales; los suyos se conservaron aparte. Sus tomas y preajustes siguen como estaban.</translation>
    </message>
    <message>
        <source>The settings could not be used, so the standard ones hold. (%1)</source>
        <translation>Los ajustes no se pudieron usar; rigen los originales. (%1)</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::AboutDialog</name>
    <message>
        <source>About AudioLDM Studio</source>
        <translation>Acerca de AudioLDM Studio</translation>
    </message>
    <message>
        <source>Icon of the program</source>
        <translation>Icono del programa</translation>
    </message>
    <message>
        <source>AudioLDM Studio</source>
        <translation>AudioLDM Studio</translation>
    </message>
    <message>
        <source>Version %1, with Qt %2

Turns a sentence into sound on your own machine. Nothing that you write or make leaves it.

The program is free software under the MIT licence. Each model has a licence of its own; the list of models names it.</source>
        <translation>Versión %1, con Qt %2

Convierte una frase en sonido en su propio equipo. Nada de lo que escriba o cree sale de él.

El programa es software libre con licencia MIT. Cada modelo tiene su propia licencia; la lista de modelos la indica.</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::AdvancedPanel</name>
    <message>
        <source>Scheduler</source>
        <translation>Planificador</translation>
    </message>
    <message>
        <source>The way in which noise becomes sound. The first one follows the original exactly; others need fewer steps.</source>
        <translation>La manera en que el ruido se convierte en sonido. El primero sigue exactamente al original; otros necesitan menos pasos.</translation>
    </message>
    <message>
        <source>Eta</source>
        <translation>Eta</translation>
    </message>
    <message>
        <source>Fresh noise in each step: 0 none, 1 as much as DDPM. DDIM only.</source>
        <translation>Ruido nuevo en cada paso: 0 ninguno, 1 tanto como DDPM. Solo con DDIM.</translation>
    </message>
    <message>
        <source>Guidance from</source>
        <translation>Guía desde</translation>
    </message>
    <message>
        <source>From which part of the steps on guidance acts.</source>
        <translation>A partir de qué parte de los pasos actúa la guía.</translation>
    </message>
    <message>
        <source>Guidance to</source>
        <translation>Guía hasta</translation>
    </message>
    <message>
        <source>Up to which part of the steps guidance acts. Steps without it take half the time.</source>
        <translation>Hasta qué parte de los pasos actúa la guía. Los pasos sin ella tardan la mitad.</translation>
    </message>
    <message>
        <source>Guidance rescale</source>
        <translation>Reescalado de la guía</translation>
    </message>
    <message>
        <source>Takes back the harshness of strong guidance: 0 not, 1 fully.</source>
        <translation>Suaviza la aspereza de una guía fuerte: 0 nada, 1 del todo.</translation>
    </message>
    <message>
        <source>to</source>
        <comment>between two numbers</comment>
        <translation>a</translation>
    </message>
    <message>
        <source>Guidance acts</source>
        <translation>Alcance de la guía</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::AudioPlayer</name>
    <message>
        <source>The sound device %1 does not work. Sound comes out of %2.</source>
        <translation>El dispositivo de sonido %1 no funciona. El sonido sale por %2.</translation>
    </message>
    <message>
        <source>The sound device %1 does not work, so nothing is heard. Choose another one, or plug it in again.</source>
        <translation>El dispositivo de sonido %1 no funciona, así que no se oye nada. Elija otro o vuelva a conectarlo.</translation>
    </message>
    <message>
        <source>There is no sound device, so nothing is heard. Everything else works.</source>
        <translation>No hay ningún dispositivo de sonido, así que no se oye nada. Todo lo demás funciona.</translation>
    </message>
    <message>
        <source>The chosen sound device is not there. Sound comes out of %1.</source>
        <translation>El dispositivo de sonido elegido no está. El sonido sale por %1.</translation>
    </message>
    <message>
        <source>The sound device %1 is not there. Sound comes out of %2.</source>
        <translation>El dispositivo de sonido %1 no está. El sonido sale por %2.</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::EngineFields</name>
    <message>
        <source>Precision</source>
        <translation>Precisión</translation>
    </message>
    <message>
        <source>Number format of the computation. Half precision takes half the memory and is faster where the hardware has it.</source>
        <translation>Formato numérico del cálculo. La media precisión ocupa la mitad de memoria y es más rápida si el hardware la admite.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Pesos</translation>
    </message>
    <message>
        <source>How the model&apos;s weights are stored. Fewer bits take less memory and change the sound a little.</source>
        <translation>Cómo se guardan los pesos del modelo. Menos bits ocupan menos memoria y cambian un poco el sonido.</translation>
    </message>
    <message>
        <source>Text encoder</source>
        <translation>Codificador de texto</translation>
    </message>
    <message>
        <source>U-Net</source>
        <translation>U-Net</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>Decodificador</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>Full (float32)</source>
        <translation>Completa (float32)</translation>
    </message>
    <message>
        <source>Half (float16)</source>
        <translation>Media (float16)</translation>
    </message>
    <message>
        <source>Half (bfloat16)</source>
        <translation>Media (bfloat16)</translation>
    </message>
    <message>
        <source>As computed</source>
        <translation>Como el cálculo</translation>
    </message>
    <message>
        <source>%1 bits</source>
        <translation>%1 bits</translation>
    </message>
    <message>
        <source>Kept off the compute device while not in use: takes less of its memory and a little more time.</source>
        <translation>Queda fuera del dispositivo de cálculo mientras no se usa: ocupa menos de su memoria y tarda un poco más.</translation>
    </message>
    <message>
        <source>Offload: %1</source>
        <translation>Descargar a RAM: %1</translation>
    </message>
    <message>
        <source>Offload</source>
        <translation>Descarga a RAM</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::EngineSentence</name>
    <message>
        <source>No NVIDIA driver is installed (%1).</source>
        <translation>No hay ningún controlador de NVIDIA instalado (%1).</translation>
    </message>
    <message>
        <source>The GPU plug-in could not be opened: %1.</source>
        <translation>No se pudo abrir el módulo de GPU: %1.</translation>
    </message>
    <message>
        <source>%1 is not a GPU plug-in of this program.</source>
        <translation>%1 no es un módulo de GPU de este programa.</translation>
    </message>
    <message>
        <source>The GPU plug-in %1 belongs to another version of this program; build or install both together.</source>
        <translation>El módulo de GPU %1 pertenece a otra versión de este programa; compile o instale ambos juntos.</translation>
    </message>
    <message>
        <source>An NVIDIA driver is here, but this program was built without its GPU plug-in (%1).</source>
        <translation>Hay un controlador de NVIDIA, pero este programa se compiló sin su módulo de GPU (%1).</translation>
    </message>
    <message>
        <source>%1 weights hold values that are not finite (%2); audioldm models verify lists them.</source>
        <translation>%1 pesos contienen valores que no son finitos (%2); audioldm models verify los enumera.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was not in the library and was taken in.</source>
        <translation>«%1» no estaba en la biblioteca y se ha añadido.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not where it was. If you moved it, say where it is now.</source>
        <translation>«%1» ya no está donde estaba. Si lo ha movido, indique dónde está ahora.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is back.</source>
        <translation>«%1» está de nuevo en su sitio.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was taken out of the trash and is in the library again.</source>
        <translation>«%1» se sacó de la papelera y está de nuevo en la biblioteca.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was to be restored, but is no longer in the trash.</source>
        <translation>Se iba a restaurar «%1», pero ya no está en la papelera.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was being saved when the program ended. It is whole and in the library.</source>
        <translation>«%1» se estaba guardando cuando terminó el programa. Está completo y en la biblioteca.</translation>
    </message>
    <message>
        <source>A file that was not written to its end was moved to &quot;%1&quot;.</source>
        <translation>Un archivo que no se escribió hasta el final se movió a «%1».</translation>
    </message>
    <message>
        <source>The library&apos;s database was damaged. It was moved to &quot;%1&quot;, and the library was rebuilt from the sound files and what could be read.</source>
        <translation>La base de datos de la biblioteca estaba dañada. Se movió a «%1», y la biblioteca se reconstruyó a partir de los archivos de sonido y de lo que se pudo leer.</translation>
    </message>
    <message>
        <source>The preset &quot;%1&quot; cannot be used: %2</source>
        <translation>El ajuste «%1» no se puede usar: %2</translation>
    </message>
    <message>
        <source>%1 It stays where it is, outside of the library.</source>
        <translation>%1 Se queda donde está, fuera de la biblioteca.</translation>
    </message>
    <message>
        <source>%1 Sounds are computed on the CPU.</source>
        <translation>%1 Los sonidos se calculan en el procesador.</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ErrorText</name>
    <message>
        <source>This cannot be made as it was asked for.</source>
        <translation>Esto no se puede hacer tal como se pidió.</translation>
    </message>
    <message>
        <source>Change the setting that the details name and try again.</source>
        <translation>Cambie el ajuste que indican los detalles e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The model was not found.</source>
        <translation>No se encontró el modelo.</translation>
    </message>
    <message>
        <source>Choose another model, or put its folder back.</source>
        <translation>Elija otro modelo o devuelva su carpeta a su sitio.</translation>
    </message>
    <message>
        <source>The model&apos;s files are damaged or of a kind that this program does not know.</source>
        <translation>Los archivos del modelo están dañados o son de un tipo que este programa no conoce.</translation>
    </message>
    <message>
        <source>Choose another model, or install this one again.</source>
        <translation>Elija otro modelo o vuelva a instalar este.</translation>
    </message>
    <message>
        <source>There is not enough memory for this sound.</source>
        <translation>No hay memoria suficiente para este sonido.</translation>
    </message>
    <message>
        <source>Make it shorter, or raise the memory limit in the preferences.</source>
        <translation>Hágalo más corto o suba el límite de memoria en las preferencias.</translation>
    </message>
    <message>
        <source>The compute device cannot be used.</source>
        <translation>El dispositivo de cálculo no se puede usar.</translation>
    </message>
    <message>
        <source>Choose another device in the preferences and try again.</source>
        <translation>Elija otro dispositivo en las preferencias e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>A file could not be read or written.</source>
        <translation>No se pudo leer o escribir un archivo.</translation>
    </message>
    <message>
        <source>See that the disk has space and that the folder may be written to.</source>
        <translation>Compruebe que haya espacio en el disco y que se pueda escribir en la carpeta.</translation>
    </message>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>Algo falló dentro del programa.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, copy the details and report them.</source>
        <translation>Inténtelo de nuevo. Si vuelve a ocurrir, copie los detalles e informe de ellos.</translation>
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
        <translation>Cargando el modelo</translation>
    </message>
    <message>
        <source>Reading the prompt</source>
        <translation>Leyendo el prompt</translation>
    </message>
    <message>
        <source>Forming the sound</source>
        <translation>Formando el sonido</translation>
    </message>
    <message>
        <source>Working out the spectrogram</source>
        <translation>Elaborando el espectrograma</translation>
    </message>
    <message>
        <source>Turning it into sound</source>
        <translation>Convirtiéndolo en sonido</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Guardando</translation>
    </message>
    <message>
        <source>Prompt: %1</source>
        <translation>Prompt: %1</translation>
    </message>
    <message>
        <source>Negative prompt: %1</source>
        <translation>Prompt negativo: %1</translation>
    </message>
    <message>
        <source>Steps: %1</source>
        <translation>Pasos: %1</translation>
    </message>
    <message>
        <source>Guidance: %1</source>
        <translation>Guía: %1</translation>
    </message>
    <message>
        <source>Duration: %1</source>
        <translation>Duración: %1</translation>
    </message>
    <message>
        <source>Seed: %1</source>
        <translation>Semilla: %1</translation>
    </message>
    <message>
        <source>Scheduler: %1</source>
        <translation>Planificador: %1</translation>
    </message>
    <message>
        <source>Eta: %1</source>
        <translation>Eta: %1</translation>
    </message>
    <message>
        <source>Guidance acts from %1 to %2</source>
        <translation>La guía actúa de %1 a %2</translation>
    </message>
    <message>
        <source>Guidance rescale: %1</source>
        <translation>Reescalado de la guía: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln s left</source>
        <translation>
            <numerusform>queda %Ln s</numerusform>
            <numerusform>quedan %Ln s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min left</source>
        <translation>
            <numerusform>queda %Ln min</numerusform>
            <numerusform>quedan %Ln min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::GenerationController</name>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>The model may sound wrong: %1</source>
        <translation>Es posible que el modelo suene mal: %1</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelado</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>Sin terminar</translation>
    </message>
    <message>
        <source>The prompt was longer than the model reads; its end was left out.</source>
        <translation>El prompt era más largo de lo que lee el modelo; se omitió el final.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln take(s) finished</source>
        <translation>
            <numerusform>%Ln toma terminada</numerusform>
            <numerusform>%Ln tomas terminadas</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Elegir un modelo</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::MainMenus</name>
    <message>
        <source>&amp;Open Sound…</source>
        <translation>A&amp;brir un sonido…</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>Mo&amp;delos…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rehacer</translation>
    </message>
    <message>
        <source>&amp;Find Takes</source>
        <translation>&amp;Buscar tomas</translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation>&amp;Generar</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Cancelar</translation>
    </message>
    <message>
        <source>Clear &amp;Queue</source>
        <translation>Vaciar la c&amp;ola</translation>
    </message>
    <message>
        <source>Go to the &amp;Prompt</source>
        <translation>Ir al &amp;prompt</translation>
    </message>
    <message>
        <source>&amp;Takes</source>
        <translation>&amp;Tomas</translation>
    </message>
    <message>
        <source>&amp;Memory</source>
        <translation>&amp;Memoria</translation>
    </message>
    <message>
        <source>F&amp;ull Screen</source>
        <translation>&amp;Pantalla completa</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>A&amp;tajos de teclado</translation>
    </message>
    <message>
        <source>&amp;About AudioLDM Studio</source>
        <translation>&amp;Acerca de AudioLDM Studio</translation>
    </message>
    <message>
        <source>&amp;Recent Models</source>
        <translation>Modelos &amp;recientes</translation>
    </message>
    <message>
        <source>&amp;Same Seed Again</source>
        <translation>&amp;Misma semilla otra vez</translation>
    </message>
    <message>
        <source>&amp;Next Seed</source>
        <translation>&amp;Siguiente semilla</translation>
    </message>
    <message>
        <source>Throw the &amp;Dice</source>
        <translation>&amp;Lanzar el dado</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Edición</translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation>&amp;Reproducción</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>Preferenc&amp;es…</source>
        <translation>Pre&amp;ferencias…</translation>
    </message>
    <message>
        <source>Recent So&amp;unds</source>
        <translation>Sonidos re&amp;cientes</translation>
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
        <translation>El sonido está listo</translation>
    </message>
    <message>
        <source>The sound could not be made</source>
        <translation>No se pudo generar el sonido</translation>
    </message>
    <message>
        <source>Make them now</source>
        <translation>Generarlos ahora</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>Descartarlos</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sound(s) were not finished when the program ended, several times over.</source>
        <translation>
            <numerusform>%Ln sonido no estaba terminado al cerrarse el programa, y eso varias veces.</numerusform>
            <numerusform>%Ln sonidos no estaban terminados al cerrarse el programa, y eso varias veces.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The library was looked through: %Ln thing(s) to know.</source>
        <translation>
            <numerusform>Se revisó la biblioteca: %Ln observación.</numerusform>
            <numerusform>Se revisó la biblioteca: %Ln observaciones.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::MemoryMonitor</name>
    <message>
        <source>No model is loaded</source>
        <translation>No hay ningún modelo cargado</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>Where the model is</source>
        <translation>Dónde está el modelo</translation>
    </message>
    <message>
        <source>The limit is %1.</source>
        <translation>El límite es %1.</translation>
    </message>
    <message>
        <source>Planned are %1.</source>
        <translation>Se prevén %1.</translation>
    </message>
    <message>
        <source>The peak was %1.</source>
        <translation>El pico fue de %1.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>module and where it is</comment>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>%1 of %2 are free on the device.</source>
        <translation>Hay %1 de %2 libres en el dispositivo.</translation>
    </message>
    <message>
        <source>Other programs take %1.</source>
        <translation>Otros programas ocupan %1.</translation>
    </message>
    <message numerus="yes">
        <source>Memory over the last %Ln minute(s)</source>
        <translation>
            <numerusform>Memoria en el último minuto</numerusform>
            <numerusform>Memoria en los últimos %Ln minutos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::MemoryText</name>
    <message>
        <source>limit %1</source>
        <translation>límite %1</translation>
    </message>
    <message>
        <source>planned %1</source>
        <translation>previsto %1</translation>
    </message>
    <message>
        <source>peak %1</source>
        <translation>pico %1</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>Cargando el modelo</translation>
    </message>
    <message>
        <source>Moving weights</source>
        <translation>Moviendo pesos</translation>
    </message>
    <message>
        <source>Making sound</source>
        <translation>Generando el sonido</translation>
    </message>
    <message>
        <source>Freeing memory</source>
        <translation>Liberando memoria</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Inactivo</translation>
    </message>
    <message>
        <source>Text encoder</source>
        <translation>Codificador de texto</translation>
    </message>
    <message>
        <source>Denoiser</source>
        <comment>the UNet</comment>
        <translation>Eliminador de ruido</translation>
    </message>
    <message>
        <source>Decoder</source>
        <comment>the VAE</comment>
        <translation>Decodificador</translation>
    </message>
    <message>
        <source>Vocoder</source>
        <translation>Vocodificador</translation>
    </message>
    <message>
        <source>on the device</source>
        <translation>en el dispositivo</translation>
    </message>
    <message>
        <source>streamed</source>
        <translation>por partes</translation>
    </message>
    <message>
        <source>in main memory</source>
        <translation>en la memoria principal</translation>
    </message>
    <message>
        <source>not loaded</source>
        <translation>sin cargar</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>where a module is, and its size</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 in use</source>
        <translation>%1 en uso</translation>
    </message>
    <message>
        <source>%1 of %2 in use</source>
        <translation>%1 de %2 en uso</translation>
    </message>
    <message>
        <source>Allow %1</source>
        <translation>Permitir %1</translation>
    </message>
    <message>
        <source>Shorten to %1 s</source>
        <translation>Acortar a %1 s</translation>
    </message>
    <message>
        <source>Leave weights in their file</source>
        <translation>Dejar los pesos en su archivo</translation>
    </message>
    <message>
        <source>Store weights in %1 bits</source>
        <translation>Guardar los pesos en %1 bits</translation>
    </message>
    <message>
        <source>This needs %1 of memory, and %2 are allowed. Change one of these:</source>
        <translation>Esto necesita %1 de memoria y se permiten %2. Cambie algo de esto:</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::MessageBar</name>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Cerrar este mensaje</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copiar los detalles</translation>
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
        <translation>El modelo no se cambia mientras se crean sonidos o hay sonidos en espera. Elíjalo de nuevo después.</translation>
    </message>
    <message>
        <source>%1 is not the folder of a model: it has no model_index.json. Choose the folder that has one.</source>
        <translation>%1 no es la carpeta de un modelo: no contiene model_index.json. Elija la carpeta que lo contiene.</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ModelsDialog</name>
    <message>
        <source>Use this model</source>
        <translation>Usar este modelo</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Installed models</source>
        <translation>Modelos instalados</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>The starter model is always there: small and quick, for trying things out. Larger models sound better; put their folders into the models folder.</source>
        <translation>El modelo inicial siempre está ahí: pequeño y rápido, para probar cosas. Los modelos más grandes suenan mejor; ponga sus carpetas en la carpeta de modelos.</translation>
    </message>
    <message>
        <source>Open another folder…</source>
        <translation>Abrir otra carpeta…</translation>
    </message>
    <message>
        <source>Show models folder</source>
        <translation>Mostrar la carpeta de modelos</translation>
    </message>
    <message>
        <source>%1 (comes along)</source>
        <translation>%1 (incluido)</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>no indicada</translation>
    </message>
    <message>
        <source>In use: %1</source>
        <translation>En uso: %1</translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation>Cargando %1</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>No hay ningún modelo cargado.</translation>
    </message>
    <message>
        <source>Open a Model&apos;s Folder</source>
        <translation>Abrir la carpeta de un modelo</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::NoticesDialog</name>
    <message>
        <source>Library</source>
        <translation>Biblioteca</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Lo que se encontró</translation>
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
        <translation>Mostrar</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ParameterSlider</name>
    <message>
        <source>Default: %1</source>
        <translation>Predeterminado: %1</translation>
    </message>
    <message>
        <source>Reset to %1</source>
        <translation>Restablecer a %1</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ParametersPanel</name>
    <message>
        <source>Generate</source>
        <translation>Generar</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pasos</translation>
    </message>
    <message>
        <source>How often the sound is refined. More steps: finer, and as much longer to make.</source>
        <translation>Cuántas veces se refina el sonido. Más pasos: más fino y tarda lo mismo de más.</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>Guía</translation>
    </message>
    <message>
        <source>How closely the sound follows the prompt. Low: freer and more natural; high: literal, sometimes harsh. At 1 or less it takes half the time.</source>
        <translation>Cuánto sigue el sonido al prompt. Bajo: más libre y natural; alto: literal, a veces áspero. Con 1 o menos tarda la mitad.</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source> s</source>
        <comment>unit of a spin box</comment>
        <translation> s</translation>
    </message>
    <message>
        <source>How long the sound is. Longer sounds take more time and memory.</source>
        <translation>Cuánto dura el sonido. Los sonidos más largos requieren más tiempo y memoria.</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Tomas</translation>
    </message>
    <message>
        <source>How many sounds to make, each with a seed of its own.</source>
        <translation>Cuántos sonidos crear, cada uno con su propia semilla.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Avanzado</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>Añadir a la cola</translation>
    </message>
    <message>
        <source>Write a prompt first.</source>
        <translation>Escriba primero un prompt.</translation>
    </message>
    <message>
        <source>The model could not be loaded. Choose another one.</source>
        <translation>No se pudo cargar el modelo. Elija otro.</translation>
    </message>
    <message>
        <source>These settings need more memory than is allowed.</source>
        <translation>Estos ajustes necesitan más memoria de la permitida.</translation>
    </message>
    <message>
        <source>Make the sound (%1)</source>
        <translation>Generar el sonido (%1)</translation>
    </message>
    <message>
        <source>With these settings: about %1.</source>
        <translation>Con estos ajustes: unos %1.</translation>
    </message>
    <message>
        <source>With these settings: about %1. The last sound took %2 of memory.</source>
        <translation>Con estos ajustes: unos %1. El último sonido ocupó %2 de memoria.</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Preferencias</translation>
    </message>
    <message>
        <source>Making sounds</source>
        <translation>Generación de sonidos</translation>
    </message>
    <message>
        <source>Compute device</source>
        <translation>Dispositivo de cálculo</translation>
    </message>
    <message>
        <source>What the model runs on.</source>
        <translation>Dónde se ejecuta el modelo.</translation>
    </message>
    <message>
        <source>Memory limit</source>
        <translation>Límite de memoria</translation>
    </message>
    <message>
        <source> GB</source>
        <comment>unit of a spin box</comment>
        <translation> GB</translation>
    </message>
    <message>
        <source>The most memory that the engine may take on the compute device.</source>
        <translation>La mayor cantidad de memoria que el motor puede ocupar en el dispositivo de cálculo.</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>Hilos del procesador</translation>
    </message>
    <message>
        <source>All cores</source>
        <translation>Todos los núcleos</translation>
    </message>
    <message>
        <source>Usual length</source>
        <translation>Duración habitual</translation>
    </message>
    <message>
        <source> s</source>
        <comment>unit of a spin box</comment>
        <translation> s</translation>
    </message>
    <message>
        <source>The model is laid out for sounds of this length when it is loaded. Other lengths sound the same and may take longer.</source>
        <translation>Al cargarse, el modelo se prepara para sonidos de esta duración. Otras duraciones suenan igual y pueden tardar más.</translation>
    </message>
    <message>
        <source>Steps to begin with</source>
        <translation>Pasos iniciales</translation>
    </message>
    <message>
        <source>The window</source>
        <translation>La ventana</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>The language of the window.</source>
        <translation>El idioma de la ventana.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Play a sound as soon as it is made</source>
        <translation>Reproducir un sonido en cuanto esté creado</translation>
    </message>
    <message>
        <source>Not while another one is playing.</source>
        <translation>No mientras suene otro.</translation>
    </message>
    <message>
        <source>Show the sound while it forms</source>
        <translation>Mostrar el sonido mientras se forma</translation>
    </message>
    <message>
        <source>A spectrogram every few steps. It costs a little time.</source>
        <translation>Un espectrograma cada pocos pasos. Cuesta algo de tiempo.</translation>
    </message>
    <message>
        <source>Notify me when a long job ends out of sight</source>
        <translation>Avisarme cuando termine un trabajo largo fuera de la vista</translation>
    </message>
    <message>
        <source>A notification of the desktop, when the window is not in front.</source>
        <translation>Una notificación del escritorio, cuando la ventana no está delante.</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Reducir el movimiento</translation>
    </message>
    <message>
        <source>Nothing moves or fades by itself.</source>
        <translation>Nada se mueve ni se desvanece por sí solo.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>%1 (%2, %3)</source>
        <comment>name, id, memory of a device</comment>
        <translation>%1 (%2, %3)</translation>
    </message>
    <message>
        <source>A sound of %1 will take about %2 of memory.</source>
        <translation>Un sonido de %1 ocupará unos %2 de memoria.</translation>
    </message>
    <message>
        <source>A sound of %1 would take about %2 of memory: more than the limit.</source>
        <translation>Un sonido de %1 ocuparía unos %2 de memoria: más que el límite.</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::PresetBar</name>
    <message>
        <source>&amp;Rename Preset…</source>
        <translation>Cambia&amp;r el nombre del preajuste…</translation>
    </message>
    <message>
        <source>&amp;Overwrite Preset</source>
        <translation>So&amp;brescribir el preajuste</translation>
    </message>
    <message>
        <source>&amp;Import Presets…</source>
        <translation>&amp;Importar preajustes…</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Preajuste</translation>
    </message>
    <message>
        <source>A named set of settings. Prompt and seed stay as they are.</source>
        <translation>Un conjunto de ajustes con nombre. El prompt y la semilla quedan como están.</translation>
    </message>
    <message>
        <source>Own settings</source>
        <translation>Ajustes propios</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>Nombre del preajuste</translation>
    </message>
    <message>
        <source>Name, then Enter</source>
        <translation>Nombre y luego Intro</translation>
    </message>
    <message>
        <source>Save, rename or delete presets</source>
        <translation>Guardar, renombrar o eliminar preajustes</translation>
    </message>
    <message>
        <source>%1 (changed)</source>
        <translation>%1 (modificado)</translation>
    </message>
    <message>
        <source>S&amp;ave as New Preset…</source>
        <translation>Guardar como &amp;nuevo preajuste…</translation>
    </message>
    <message>
        <source>De&amp;lete Preset</source>
        <translation>&amp;Eliminar el preajuste</translation>
    </message>
    <message>
        <source>E&amp;xport Presets…</source>
        <translation>E&amp;xportar preajustes…</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::PresetTitle</name>
    <message>
        <source>Default</source>
        <translation>Predeterminado</translation>
    </message>
    <message>
        <source>Fast draft</source>
        <translation>Borrador rápido</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Fino</translation>
    </message>
    <message>
        <source>Short effect</source>
        <translation>Efecto corto</translation>
    </message>
    <message>
        <source>Ambience</source>
        <translation>Ambiente</translation>
    </message>
    <message>
        <source>Music bed</source>
        <translation>Fondo musical</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::PresetsController</name>
    <message>
        <source>There is a preset &quot;%1&quot; already. Choose another name, or choose that preset and overwrite it.</source>
        <translation>Ya existe un preajuste «%1». Elija otro nombre, o elija ese preajuste y sobrescríbalo.</translation>
    </message>
    <message>
        <source>Preset &quot;%1&quot; saved</source>
        <translation>Preajuste «%1» guardado</translation>
    </message>
    <message>
        <source>There is a preset &quot;%1&quot; already.</source>
        <translation>Ya existe un preajuste «%1».</translation>
    </message>
    <message>
        <source>renaming a preset</source>
        <translation>cambio de nombre de un preajuste</translation>
    </message>
    <message>
        <source>overwriting a preset</source>
        <translation>sobrescritura de un preajuste</translation>
    </message>
    <message>
        <source>Preset &quot;%1&quot; overwritten</source>
        <translation>Preajuste «%1» sobrescrito</translation>
    </message>
    <message>
        <source>Preset &quot;%1&quot; deleted.</source>
        <translation>Preajuste «%1» eliminado.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name, number</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>importing presets</source>
        <translation>importación de preajustes</translation>
    </message>
    <message>
        <source>Presets saved as %1</source>
        <translation>Preajustes guardados como %1</translation>
    </message>
    <message>
        <source>Import Presets</source>
        <translation>Importar preajustes</translation>
    </message>
    <message>
        <source>Presets (*.%1 *.json)</source>
        <translation>Preajustes (*.%1 *.json)</translation>
    </message>
    <message>
        <source>Export Presets</source>
        <translation>Exportar preajustes</translation>
    </message>
    <message>
        <source>Presets (*.%1)</source>
        <translation>Preajustes (*.%1)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln preset(s) imported</source>
        <translation>
            <numerusform>%Ln preajuste importado</numerusform>
            <numerusform>%Ln preajustes importados</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ProgressStrip</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Stop the sound that is being made</source>
        <translation>Detener el sonido que se está creando</translation>
    </message>
    <message>
        <source>Take the waiting sounds out of the queue</source>
        <translation>Quitar de la cola los sonidos en espera</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Paso %1 de %2</translation>
    </message>
    <message>
        <source>Take %1 of %2: %3</source>
        <comment>number, count, what is going on</comment>
        <translation>Toma %1 de %2: %3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>what is going on, time left</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>Cargando el modelo</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>Cancelando</translation>
    </message>
    <message>
        <source>No model loaded</source>
        <translation>Ningún modelo cargado</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>model, memory in use</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting: clear</source>
        <translation>
            <numerusform>%Ln en espera: vaciar</numerusform>
            <numerusform>%Ln en espera: vaciar</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::PromptPanel</name>
    <message>
        <source>Negative prompt</source>
        <translation>Prompt negativo</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>The sound to make, in words. Up and Down at the ends bring back earlier prompts.</source>
        <translation>El sonido que crear, con palabras. Arriba y Abajo en los extremos recuperan prompts anteriores.</translation>
    </message>
    <message>
        <source>What should not be heard</source>
        <translation>Lo que no debe oírse</translation>
    </message>
    <message>
        <source>The sound is led away from what stands here. It acts with guidance above 1.</source>
        <translation>El sonido se aleja de lo que aquí se escriba. Actúa con una guía mayor que 1.</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Ejemplos</translation>
    </message>
    <message>
        <source>Example prompts</source>
        <translation>Prompts de ejemplo</translation>
    </message>
    <message>
        <source>Describe a sound, for example:
%1</source>
        <translation>Describa un sonido, por ejemplo:
%1</translation>
    </message>
    <message>
        <source>%1 of %2 tokens</source>
        <translation>%1 de %2 tokens</translation>
    </message>
    <message>
        <source>%1; the struck-out part is not used</source>
        <translation>%1; la parte tachada no se usa</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::RecentMenu</name>
    <message>
        <source>None yet</source>
        <translation>Ninguno todavía</translation>
    </message>
    <message>
        <source>&amp;Clear List</source>
        <translation>&amp;Borrar la lista</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::SeedField</name>
    <message>
        <source>Keep this seed for the next sounds</source>
        <translation>Mantener esta semilla para los próximos sonidos</translation>
    </message>
    <message>
        <source>Throw the dice for a new seed</source>
        <translation>Lanzar el dado para una semilla nueva</translation>
    </message>
    <message>
        <source>More about the seed</source>
        <translation>Más sobre la semilla</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Aleatoria</translation>
    </message>
    <message>
        <source>The same seed with the same settings gives the same sound.
Empty: each sound gets a seed of its own.</source>
        <translation>La misma semilla con los mismos ajustes da el mismo sonido.
Vacío: cada sonido recibe su propia semilla.</translation>
    </message>
    <message>
        <source>Same seed as the last sound</source>
        <translation>Misma semilla que el último sonido</translation>
    </message>
    <message>
        <source>Seed after the last sound&apos;s</source>
        <translation>Semilla siguiente a la del último sonido</translation>
    </message>
    <message>
        <source>A random seed each time</source>
        <translation>Una semilla aleatoria cada vez</translation>
    </message>
    <message>
        <source>Random (last: %1)</source>
        <translation>Aleatoria (última: %1)</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ShortcutsDialog</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>In the prompt</source>
        <translation>En el prompt</translation>
    </message>
    <message>
        <source>Earlier prompt (on the first line)</source>
        <translation>Prompt anterior (en la primera línea)</translation>
    </message>
    <message>
        <source>Later prompt (on the last line)</source>
        <translation>Prompt posterior (en la última línea)</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::SleepInhibitor</name>
    <message>
        <source>Making a sound</source>
        <translation>Generando un sonido</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::SoundPanel</name>
    <message>
        <source>A: %1 (compared with B: %2)</source>
        <translation>A: %1 (comparado con B: %2)</translation>
    </message>
    <message>
        <source>B: %1 (compared with A: %2)</source>
        <translation>B: %1 (comparado con A: %2)</translation>
    </message>
    <message>
        <source>Show &amp;Waveform</source>
        <translation>Mostrar la &amp;forma de onda</translation>
    </message>
    <message>
        <source>Show &amp;Spectrogram</source>
        <translation>Mostrar el &amp;espectrograma</translation>
    </message>
    <message>
        <source>Show &amp;Both</source>
        <translation>Mostrar &amp;ambos</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>A&amp;lejar</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>A&amp;cercar</translation>
    </message>
    <message>
        <source>Show the W&amp;hole Sound</source>
        <translation>Mostrar el &amp;sonido entero</translation>
    </message>
    <message>
        <source>Show the S&amp;election</source>
        <translation>Mostrar la selecció&amp;n</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TakeDelegate</name>
    <message>
        <source>File not found</source>
        <translation>Archivo no encontrado</translation>
    </message>
    <message>
        <source>Name of the take</source>
        <translation>Nombre de la toma</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TakesController</name>
    <message>
        <source>The settings of the take are in the fields</source>
        <translation>Los ajustes de la toma están en los campos</translation>
    </message>
    <message>
        <source>%1 can be played, but it does not say how it was made: its settings cannot be brought back.</source>
        <translation>%1 se puede reproducir, pero no dice cómo se hizo: sus ajustes no se pueden recuperar.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Guardado como %1</translation>
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
        <translation>WAV, 32 bits en coma flotante (*.wav)</translation>
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
        <translation>Exportar la toma</translation>
    </message>
    <message>
        <source>Open Sound</source>
        <translation>Abrir un sonido</translation>
    </message>
    <message>
        <source>Sound files (*.wav *.flac)</source>
        <translation>Archivos de sonido (*.wav *.flac)</translation>
    </message>
    <message>
        <source>Find the Missing File</source>
        <translation>Buscar el archivo que falta</translation>
    </message>
    <message numerus="yes">
        <source>%Ln take(s) deleted.</source>
        <translation>
            <numerusform>%Ln toma eliminada.</numerusform>
            <numerusform>%Ln tomas eliminadas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sample(s) were louder than the format can hold and were clipped. WAV, 32-bit float keeps them.</source>
        <translation>
            <numerusform>%Ln muestra superaba lo que admite el formato y se recortó. WAV de 32 bits en coma flotante la conserva.</numerusform>
            <numerusform>%Ln muestras superaban lo que admite el formato y se recortaron. WAV de 32 bits en coma flotante las conserva.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to compare this take with: show another one before it, or select two takes.</source>
        <translation>No hay nada con que comparar esta toma: muestre antes otra o seleccione dos tomas.</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TakesModel</name>
    <message>
        <source>The file is not where it was: %1</source>
        <translation>El archivo ya no está donde estaba: %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>title and details of a take</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, starred</source>
        <translation>%1, con estrella</translation>
    </message>
    <message>
        <source>%1, seed %2</source>
        <translation>%1, semilla %2</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TakesPanel</name>
    <message>
        <source>Search takes</source>
        <translation>Buscar tomas</translation>
    </message>
    <message>
        <source>Starred takes only</source>
        <translation>Solo tomas con estrella</translation>
    </message>
    <message>
        <source>Order of the takes</source>
        <translation>Orden de las tomas</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Más recientes primero</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Más antiguas primero</translation>
    </message>
    <message>
        <source>By prompt</source>
        <translation>Por prompt</translation>
    </message>
    <message>
        <source>Longest first</source>
        <translation>Más largas primero</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Tomas</translation>
    </message>
    <message>
        <source>&amp;Use These Settings</source>
        <translation>&amp;Usar estos ajustes</translation>
    </message>
    <message>
        <source>Make &amp;Variations</source>
        <translation>Crear &amp;variaciones</translation>
    </message>
    <message>
        <source>&amp;Compare Two Takes</source>
        <translation>&amp;Comparar dos tomas</translation>
    </message>
    <message>
        <source>Re&amp;name Take</source>
        <translation>Cambiar el &amp;nombre de la toma</translation>
    </message>
    <message>
        <source>&amp;Star</source>
        <translation>E&amp;strella</translation>
    </message>
    <message>
        <source>&amp;Delete Take</source>
        <translation>E&amp;liminar la toma</translation>
    </message>
    <message>
        <source>&amp;Export Take…</source>
        <translation>&amp;Exportar la toma…</translation>
    </message>
    <message>
        <source>Copy &amp;Prompt</source>
        <translation>Copiar el &amp;prompt</translation>
    </message>
    <message>
        <source>Copy P&amp;arameters</source>
        <translation>Copiar los p&amp;arámetros</translation>
    </message>
    <message>
        <source>No take matches.</source>
        <translation>Ninguna toma coincide.</translation>
    </message>
    <message>
        <source>No takes yet.
What you make is kept here.</source>
        <translation>Todavía no hay tomas.
Lo que cree se guarda aquí.</translation>
    </message>
    <message>
        <source>Copy F&amp;ile</source>
        <translation>Copiar el arch&amp;ivo</translation>
    </message>
    <message>
        <source>Show in &amp;Folder</source>
        <translation>&amp;Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>Find the Missing Fi&amp;le…</source>
        <translation>Buscar el archivo que &amp;falta…</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TimeRuler</name>
    <message>
        <source>Time ruler</source>
        <translation>Regla de tiempo</translation>
    </message>
    <message>
        <source>Click to play from here</source>
        <translation>Haga clic para reproducir desde aquí</translation>
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
        <translation>&amp;Ir al inicio</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>De&amp;tener</translation>
    </message>
    <message>
        <source>&amp;Loop</source>
        <translation>Buc&amp;le</translation>
    </message>
    <message>
        <source>Repeat the selection, or the whole sound (L)</source>
        <translation>Repetir la selección o todo el sonido (L)</translation>
    </message>
    <message>
        <source>&amp;Mute</source>
        <translation>&amp;Silenciar</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>Sound &amp;Device</source>
        <translation>&amp;Dispositivo de sonido</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausa</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Reproducir</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Pausa (Espacio)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Reproducir (Espacio)</translation>
    </message>
    <message>
        <source>Hear &amp;B</source>
        <translation>Oír &amp;B</translation>
    </message>
    <message>
        <source>Hear &amp;A</source>
        <translation>Oír &amp;A</translation>
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
        <translation>Suena A. Cambiar a B (X)</translation>
    </message>
    <message>
        <source>B is heard. Switch to A (X)</source>
        <translation>Suena B. Cambiar a A (X)</translation>
    </message>
    <message>
        <source>Choose a take to compare with to switch between two</source>
        <translation>Elija una toma con la que comparar para alternar entre dos</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>position and length of the sound</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Position %1 of %2</source>
        <translation>Posición %1 de %2</translation>
    </message>
    <message>
        <source>Sound is off. Turn it on (M)</source>
        <translation>El sonido está apagado. Activarlo (M)</translation>
    </message>
    <message>
        <source>Turn sound off (M)</source>
        <translation>Apagar el sonido (M)</translation>
    </message>
    <message>
        <source>The System&apos;s Default Device</source>
        <translation>Dispositivo predeterminado del sistema</translation>
    </message>
    <message>
        <source>Sound device</source>
        <translation>Dispositivo de sonido</translation>
    </message>
    <message>
        <source>Sound device: %1</source>
        <translation>Dispositivo de sonido: %1</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::UndoCommands</name>
    <message>
        <source>renaming a take</source>
        <translation>cambio de nombre de una toma</translation>
    </message>
    <message>
        <source>changing a star</source>
        <translation>cambio de estrella</translation>
    </message>
    <message>
        <source>saving a preset</source>
        <translation>guardado de un preajuste</translation>
    </message>
    <message>
        <source>deleting a preset</source>
        <translation>eliminación de un preajuste</translation>
    </message>
    <message>
        <source>changing settings</source>
        <translation>cambio de ajustes</translation>
    </message>
    <message numerus="yes">
        <source>deleting %Ln take(s)</source>
        <translation>
            <numerusform>eliminación de %Ln toma</numerusform>
            <numerusform>eliminación de %Ln tomas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::UndoRouter</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>&amp;Deshacer: %1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rehacer</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>&amp;Rehacer: %1</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::WaveformView</name>
    <message>
        <source>The sound is forming: step %1 of %2</source>
        <translation>El sonido se está formando: paso %1 de %2</translation>
    </message>
    <message>
        <source>No sound yet</source>
        <translation>Todavía no hay sonido</translation>
    </message>
    <message>
        <source>playhead %1 of %2</source>
        <translation>cabezal en %1 de %2</translation>
    </message>
    <message>
        <source>playhead %1 of %2, selection %3 to %4</source>
        <translation>cabezal en %1 de %2, selección de %3 a %4</translation>
    </message>
    <message>
        <source>Describe a sound and press Generate.</source>
        <translation>Describa un sonido y pulse Generar.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>Left and Right move the playhead, with Shift they select, Up and Down zoom, Space plays.</source>
        <translation>Izquierda y Derecha mueven el cabezal, con Mayús seleccionan, Arriba y Abajo hacen zoom, Espacio reproduce.</translation>
    </message>
    <message>
        <source>Scroll through the sound</source>
        <translation>Desplazarse por el sonido</translation>
    </message>
    <message>
        <source>Computing the spectrogram…</source>
        <translation>Calculando el espectrograma…</translation>
    </message>
</context>
</TS>
