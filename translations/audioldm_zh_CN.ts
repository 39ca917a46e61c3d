<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>audioldm::app::CannotStart</name>
    <message>
        <source>AudioLDM Studio</source>
        <translation>AudioLDM Studio</translation>
    </message>
    <message>
        <source>The program cannot start.</source>
        <translation>程序无法启动。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what happened, what to do</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>It runs already, but its window does not answer. End it and try again.</source>
        <translation>程序已在运行，但窗口没有响应。请结束它后重试。</translation>
    </message>
</context>
<context>
    <name>audioldm::app::StartSettings</name>
    <message>
        <source>The program was started with its standard settings; yours were kept beside them. Your takes and presets are as they were.</source>
        <translation>程序以标准设置启动；您的设置已另存在旁边。您的片段和预设保持不变。</translation>
    </message>
    <message>
        <source>The settings could not be used, so the standard ones hold. (%1)</source>
        <translation>这些设置无法使用，因此采用标准设置。（%1）</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::AboutDialog</name>
    <message>
        <source>About AudioLDM Studio</source>
        <translation>关于 AudioLDM Studio</translation>
    </message>
    <message>
        <source>Icon of the program</source>
        <translation>程序图标</translation>
    </message>
    <message>
        <source>AudioLDM Studio</source>
        <translation>AudioLDM Studio</translation>
    </message>
    <message>
        <source>Version %1, with Qt %2

Turns a sentence into sound on your own machine. Nothing that you write or make leaves it.

The program is free software under the MIT licence. Each model has a licence of its own; the list of models names it.</source>
        <translation>版本 %1，使用 Qt %2

在您自己的电脑上把一句话变成声音。您写的和制作的内容都不会离开这台电脑。

本程序是采用 MIT 许可证的自由软件。每个模型有各自的许可证，模型列表中会注明。</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::AdvancedPanel</name>
    <message>
        <source>Scheduler</source>
        <translation>调度器</translation>
    </message>
    <message>
        <source>The way in which noise becomes sound. The first one follows the original exactly; others need fewer steps.</source>
        <translation>噪声变成声音的方式。第一个与原版完全一致；其他的需要的步数更少。</translation>
    </message>
    <message>
        <source>Eta</source>
        <translation>Eta</translation>
    </message>
    <message>
        <source>Fresh noise in each step: 0 none, 1 as much as DDPM. DDIM only.</source>
        <translation>每一步加入的新噪声：0 为无，1 与 DDPM 相同。仅用于 DDIM。</translation>
    </message>
    <message>
        <source>Guidance from</source>
        <translation>引导起点</translation>
    </message>
    <message>
        <source>From which part of the steps on guidance acts.</source>
        <translation>从总步数的哪个位置开始引导。</translation>
    </message>
    <message>
        <source>Guidance to</source>
        <translation>引导终点</translation>
    </message>
    <message>
        <source>Up to which part of the steps guidance acts. Steps without it take half the time.</source>
        <translation>引导作用到总步数的哪个位置为止。没有引导的步骤只需一半时间。</translation>
    </message>
    <message>
        <source>Guidance rescale</source>
        <translation>引导重缩放</translation>
    </message>
    <message>
        <source>Takes back the harshness of strong guidance: 0 not, 1 fully.</source>
        <translation>减轻强引导带来的刺耳感：0 为不减轻，1 为完全减轻。</translation>
    </message>
    <message>
        <source>to</source>
        <comment>between two numbers</comment>
        <translation>到</translation>
    </message>
    <message>
        <source>Guidance acts</source>
        <translation>引导范围</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::AudioPlayer</name>
    <message>
        <source>The sound device %1 does not work. Sound comes out of %2.</source>
        <translation>声音设备 %1 不工作。声音从 %2 输出。</translation>
    </message>
    <message>
        <source>The sound device %1 does not work, so nothing is heard. Choose another one, or plug it in again.</source>
        <translation>声音设备 %1 不工作，因此听不到声音。请选择其他设备，或重新连接它。</translation>
    </message>
    <message>
        <source>There is no sound device, so nothing is heard. Everything else works.</source>
        <translation>没有声音设备，因此听不到声音。其他功能都可使用。</translation>
    </message>
    <message>
        <source>The chosen sound device is not there. Sound comes out of %1.</source>
        <translation>所选的声音设备不存在。声音从 %1 输出。</translation>
    </message>
    <message>
        <source>The sound device %1 is not there. Sound comes out of %2.</source>
        <translation>声音设备 %1 不存在。声音从 %2 输出。</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::EngineFields</name>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Number format of the computation. Half precision takes half the memory and is faster where the hardware has it.</source>
        <translation>计算使用的数字格式。半精度只占一半内存，在支持它的硬件上更快。</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>How the model&apos;s weights are stored. Fewer bits take less memory and change the sound a little.</source>
        <translation>模型权重的存储方式。位数越少占用内存越少，声音会略有变化。</translation>
    </message>
    <message>
        <source>Text encoder</source>
        <translation>文本编码器</translation>
    </message>
    <message>
        <source>U-Net</source>
        <translation>U-Net</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>解码器</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Full (float32)</source>
        <translation>全精度（float32）</translation>
    </message>
    <message>
        <source>Half (float16)</source>
        <translation>半精度（float16）</translation>
    </message>
    <message>
        <source>Half (bfloat16)</source>
        <translation>半精度（bfloat16）</translation>
    </message>
    <message>
        <source>As computed</source>
        <translation>与计算相同</translation>
    </message>
    <message>
        <source>%1 bits</source>
        <translation>%1 位</translation>
    </message>
    <message>
        <source>Kept off the compute device while not in use: takes less of its memory and a little more time.</source>
        <translation>不使用时不放在计算设备上：占用其内存更少，时间略长。</translation>
    </message>
    <message>
        <source>Offload: %1</source>
        <translation>卸载：%1</translation>
    </message>
    <message>
        <source>Offload</source>
        <translation>卸载</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::EngineSentence</name>
    <message>
        <source>No NVIDIA driver is installed (%1).</source>
        <translation>未安装 NVIDIA 驱动程序（%1）。</translation>
    </message>
    <message>
        <source>The GPU plug-in could not be opened: %1.</source>
        <translation>无法打开 GPU 插件：%1。</translation>
    </message>
    <message>
        <source>%1 is not a GPU plug-in of this program.</source>
        <translation>%1 不是本程序的 GPU 插件。</translation>
    </message>
    <message>
        <source>The GPU plug-in %1 belongs to another version of this program; build or install both together.</source>
        <translation>GPU 插件 %1 属于本程序的另一个版本；请将两者一起构建或安装。</translation>
    </message>
    <message>
        <source>An NVIDIA driver is here, but this program was built without its GPU plug-in (%1).</source>
        <translation>已有 NVIDIA 驱动程序，但本程序构建时未包含 GPU 插件（%1）。</translation>
    </message>
    <message>
        <source>%1 weights hold values that are not finite (%2); audioldm models verify lists them.</source>
        <translation>%1 个权重含有非有限值（%2）；audioldm models verify 可列出它们。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was not in the library and was taken in.</source>
        <translation>“%1”原先不在库中，现已收入。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not where it was. If you moved it, say where it is now.</source>
        <translation>“%1”已不在原处。如果您移动了它，请指明它现在的位置。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is back.</source>
        <translation>“%1”已恢复。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was taken out of the trash and is in the library again.</source>
        <translation>“%1”已从回收站取出，重新回到库中。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was to be restored, but is no longer in the trash.</source>
        <translation>本应恢复“%1”，但它已不在回收站中。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was being saved when the program ended. It is whole and in the library.</source>
        <translation>程序结束时正在保存“%1”。它完好无损，已在库中。</translation>
    </message>
    <message>
        <source>A file that was not written to its end was moved to &quot;%1&quot;.</source>
        <translation>一个未写完的文件已移至“%1”。</translation>
    </message>
    <message>
        <source>The library&apos;s database was damaged. It was moved to &quot;%1&quot;, and the library was rebuilt from the sound files and what could be read.</source>
        <translation>库的数据库已损坏。它已移至“%1”，并根据声音文件和可读取的内容重建了库。</translation>
    </message>
    <message>
        <source>The preset &quot;%1&quot; cannot be used: %2</source>
        <translation>预设“%1”无法使用：%2</translation>
    </message>
    <message>
        <source>%1 It stays where it is, outside of the library.</source>
        <translation>%1 它留在原处，不在库中。</translation>
    </message>
    <message>
        <source>%1 Sounds are computed on the CPU.</source>
        <translation>%1 声音将在 CPU 上计算。</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ErrorText</name>
    <message>
        <source>This cannot be made as it was asked for.</source>
        <translation>无法按所要求的方式生成。</translation>
    </message>
    <message>
        <source>Change the setting that the details name and try again.</source>
        <translation>请更改详情中指出的设置，然后重试。</translation>
    </message>
    <message>
        <source>The model was not found.</source>
        <translation>未找到模型。</translation>
    </message>
    <message>
        <source>Choose another model, or put its folder back.</source>
        <translation>请选择其他模型，或把它的文件夹放回原处。</translation>
    </message>
    <message>
        <source>The model&apos;s files are damaged or of a kind that this program does not know.</source>
        <translation>模型文件已损坏，或是本程序不认识的类型。</translation>
    </message>
    <message>
        <source>Choose another model, or install this one again.</source>
        <translation>请选择其他模型，或重新安装此模型。</translation>
    </message>
    <message>
        <source>There is not enough memory for this sound.</source>
        <translation>内存不足，无法生成此声音。</translation>
    </message>
    <message>
        <source>Make it shorter, or raise the memory limit in the preferences.</source>
        <translation>请缩短它，或在首选项中提高内存上限。</translation>
    </message>
    <message>
        <source>The compute device cannot be used.</source>
        <translation>无法使用计算设备。</translation>
    </message>
    <message>
        <source>Choose another device in the preferences and try again.</source>
        <translation>请在首选项中选择其他设备，然后重试。</translation>
    </message>
    <message>
        <source>A file could not be read or written.</source>
        <translation>无法读取或写入文件。</translation>
    </message>
    <message>
        <source>See that the disk has space and that the folder may be written to.</source>
        <translation>请确认磁盘有空间，并且文件夹可以写入。</translation>
    </message>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>程序内部出现问题。</translation>
    </message>
    <message>
        <source>Try again. If it happens again, copy the details and report them.</source>
        <translation>请重试。如果再次发生，请复制详情并报告。</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::Formatting</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>正在加载模型</translation>
    </message>
    <message>
        <source>Reading the prompt</source>
        <translation>正在读取提示词</translation>
    </message>
    <message>
        <source>Forming the sound</source>
        <translation>正在形成声音</translation>
    </message>
    <message>
        <source>Working out the spectrogram</source>
        <translation>正在生成频谱图</translation>
    </message>
    <message>
        <source>Turning it into sound</source>
        <translation>正在转换为声音</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Prompt: %1</source>
        <translation>提示词：%1</translation>
    </message>
    <message>
        <source>Negative prompt: %1</source>
        <translation>负面提示词：%1</translation>
    </message>
    <message>
        <source>Steps: %1</source>
        <translation>步数：%1</translation>
    </message>
    <message>
        <source>Guidance: %1</source>
        <translation>引导：%1</translation>
    </message>
    <message>
        <source>Duration: %1</source>
        <translation>时长：%1</translation>
    </message>
    <message>
        <source>Seed: %1</source>
        <translation>种子：%1</translation>
    </message>
    <message>
        <source>Scheduler: %1</source>
        <translation>调度器：%1</translation>
    </message>
    <message>
        <source>Eta: %1</source>
        <translation>Eta：%1</translation>
    </message>
    <message>
        <source>Guidance acts from %1 to %2</source>
        <translation>引导范围：%1 到 %2</translation>
    </message>
    <message>
        <source>Guidance rescale: %1</source>
        <translation>引导重缩放：%1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln s left</source>
        <translation>
            <numerusform>剩余 %Ln 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min left</source>
        <translation>
            <numerusform>剩余 %Ln 分钟</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::GenerationController</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>The model may sound wrong: %1</source>
        <translation>模型的声音可能不正确：%1</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>The prompt was longer than the model reads; its end was left out.</source>
        <translation>提示词超出模型可读的长度，末尾部分未使用。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln take(s) finished</source>
        <translation>
            <numerusform>已完成 %Ln 个片段</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::MainMenus</name>
    <message>
        <source>&amp;Open Sound…</source>
        <translation>打开声音(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>模型(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Find Takes</source>
        <translation>查找片段(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation>生成(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Clear &amp;Queue</source>
        <translation>清空队列(&amp;Q)</translation>
    </message>
    <message>
        <source>Go to the &amp;Prompt</source>
        <translation>转到提示词(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Takes</source>
        <translation>片段(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Memory</source>
        <translation>内存(&amp;M)</translation>
    </message>
    <message>
        <source>F&amp;ull Screen</source>
        <translation>全屏(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About AudioLDM Studio</source>
        <translation>关于 AudioLDM Studio(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Recent Models</source>
        <translation>最近使用的模型(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Same Seed Again</source>
        <translation>再次使用相同种子(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Next Seed</source>
        <translation>下一个种子(&amp;N)</translation>
    </message>
    <message>
        <source>Throw the &amp;Dice</source>
        <translation>掷骰子(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation>播放(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Preferenc&amp;es…</source>
        <translation>首选项(&amp;E)…</translation>
    </message>
    <message>
        <source>Recent So&amp;unds</source>
        <translation>最近使用的声音(&amp;U)</translation>
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
        <translation>声音已完成</translation>
    </message>
    <message>
        <source>The sound could not be made</source>
        <translation>无法生成声音</translation>
    </message>
    <message>
        <source>Make them now</source>
        <translation>立即生成</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sound(s) were not finished when the program ended, several times over.</source>
        <translation>
            <numerusform>程序多次结束时仍有 %Ln 个声音没有完成。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The library was looked through: %Ln thing(s) to know.</source>
        <translation>
            <numerusform>已检查片段库：有 %Ln 条提示。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::MemoryMonitor</name>
    <message>
        <source>No model is loaded</source>
        <translation>未加载模型</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Where the model is</source>
        <translation>模型所在位置</translation>
    </message>
    <message>
        <source>The limit is %1.</source>
        <translation>上限为 %1。</translation>
    </message>
    <message>
        <source>Planned are %1.</source>
        <translation>计划占用 %1。</translation>
    </message>
    <message>
        <source>The peak was %1.</source>
        <translation>峰值为 %1。</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>module and where it is</comment>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>%1 of %2 are free on the device.</source>
        <translation>设备上有 %1 可用，共 %2。</translation>
    </message>
    <message>
        <source>Other programs take %1.</source>
        <translation>其他程序占用 %1。</translation>
    </message>
    <message numerus="yes">
        <source>Memory over the last %Ln minute(s)</source>
        <translation>
            <numerusform>最近 %Ln 分钟的内存</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::MemoryText</name>
    <message>
        <source>limit %1</source>
        <translation>上限 %1</translation>
    </message>
    <message>
        <source>planned %1</source>
        <translation>计划 %1</translation>
    </message>
    <message>
        <source>peak %1</source>
        <translation>峰值 %1</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>正在加载模型</translation>
    </message>
    <message>
        <source>Moving weights</source>
        <translation>正在移动权重</translation>
    </message>
    <message>
        <source>Making sound</source>
        <translation>正在生成声音</translation>
    </message>
    <message>
        <source>Freeing memory</source>
        <translation>正在释放内存</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Text encoder</source>
        <translation>文本编码器</translation>
    </message>
    <message>
        <source>Denoiser</source>
        <comment>the UNet</comment>
        <translation>去噪器</translation>
    </message>
    <message>
        <source>Decoder</source>
        <comment>the VAE</comment>
        <translation>解码器</translation>
    </message>
    <message>
        <source>Vocoder</source>
        <translation>声码器</translation>
    </message>
    <message>
        <source>on the device</source>
        <translation>在设备上</translation>
    </message>
    <message>
        <source>streamed</source>
        <translation>流式传输</translation>
    </message>
    <message>
        <source>in main memory</source>
        <translation>在主内存中</translation>
    </message>
    <message>
        <source>not loaded</source>
        <translation>未加载</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>where a module is, and its size</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 in use</source>
        <translation>已用 %1</translation>
    </message>
    <message>
        <source>%1 of %2 in use</source>
        <translation>已用 %1，共 %2</translation>
    </message>
    <message>
        <source>Allow %1</source>
        <translation>允许 %1</translation>
    </message>
    <message>
        <source>Shorten to %1 s</source>
        <translation>缩短到 %1 秒</translation>
    </message>
    <message>
        <source>Leave weights in their file</source>
        <translation>将权重留在文件中</translation>
    </message>
    <message>
        <source>Store weights in %1 bits</source>
        <translation>以 %1 位存储权重</translation>
    </message>
    <message>
        <source>This needs %1 of memory, and %2 are allowed. Change one of these:</source>
        <translation>这需要 %1 内存，而允许的是 %2。请更改其中一项：</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::MessageBar</name>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
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
        <translation>正在生成声音或有声音在等待时，不能更换模型。请在此之后再次选择。</translation>
    </message>
    <message>
        <source>%1 is not the folder of a model: it has no model_index.json. Choose the folder that has one.</source>
        <translation>%1 不是模型文件夹：其中没有 model_index.json。请选择包含它的文件夹。</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ModelsDialog</name>
    <message>
        <source>Use this model</source>
        <translation>使用此模型</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Installed models</source>
        <translation>已安装的模型</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>The starter model is always there: small and quick, for trying things out. Larger models sound better; put their folders into the models folder.</source>
        <translation>入门模型始终可用：小而快，适合尝试。更大的模型声音更好；请把它们的文件夹放入模型文件夹。</translation>
    </message>
    <message>
        <source>Open another folder…</source>
        <translation>打开其他文件夹…</translation>
    </message>
    <message>
        <source>Show models folder</source>
        <translation>显示模型文件夹</translation>
    </message>
    <message>
        <source>%1 (comes along)</source>
        <translation>%1（自带）</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>In use: %1</source>
        <translation>正在使用：%1</translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation>正在加载 %1</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>未加载模型。</translation>
    </message>
    <message>
        <source>Open a Model&apos;s Folder</source>
        <translation>打开模型文件夹</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::NoticesDialog</name>
    <message>
        <source>Library</source>
        <translation>片段库</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>检查结果</translation>
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
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ParameterSlider</name>
    <message>
        <source>Default: %1</source>
        <translation>默认值：%1</translation>
    </message>
    <message>
        <source>Reset to %1</source>
        <translation>重置为 %1</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ParametersPanel</name>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>How often the sound is refined. More steps: finer, and as much longer to make.</source>
        <translation>声音细化的次数。步数越多越精细，用时也相应更长。</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>引导</translation>
    </message>
    <message>
        <source>How closely the sound follows the prompt. Low: freer and more natural; high: literal, sometimes harsh. At 1 or less it takes half the time.</source>
        <translation>声音遵循提示词的程度。低：更自由自然；高：更贴合字面，有时刺耳。不超过 1 时只需一半时间。</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source> s</source>
        <comment>unit of a spin box</comment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>How long the sound is. Longer sounds take more time and memory.</source>
        <translation>声音的长度。越长需要的时间和内存越多。</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>片段数</translation>
    </message>
    <message>
        <source>How many sounds to make, each with a seed of its own.</source>
        <translation>要生成的声音数量，每个使用各自的种子。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>加入队列</translation>
    </message>
    <message>
        <source>Write a prompt first.</source>
        <translation>请先写提示词。</translation>
    </message>
    <message>
        <source>The model could not be loaded. Choose another one.</source>
        <translation>无法加载模型。请选择其他模型。</translation>
    </message>
    <message>
        <source>These settings need more memory than is allowed.</source>
        <translation>这些设置需要的内存超过允许的量。</translation>
    </message>
    <message>
        <source>Make the sound (%1)</source>
        <translation>生成声音（%1）</translation>
    </message>
    <message>
        <source>With these settings: about %1.</source>
        <translation>按这些设置：约 %1。</translation>
    </message>
    <message>
        <source>With these settings: about %1. The last sound took %2 of memory.</source>
        <translation>按这些设置：约 %1。上一个声音占用了 %2 内存。</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>Making sounds</source>
        <translation>生成声音</translation>
    </message>
    <message>
        <source>Compute device</source>
        <translation>计算设备</translation>
    </message>
    <message>
        <source>What the model runs on.</source>
        <translation>模型在哪个设备上运行。</translation>
    </message>
    <message>
        <source>Memory limit</source>
        <translation>内存上限</translation>
    </message>
    <message>
        <source> GB</source>
        <comment>unit of a spin box</comment>
        <translation> GB</translation>
    </message>
    <message>
        <source>The most memory that the engine may take on the compute device.</source>
        <translation>引擎在计算设备上最多可占用的内存。</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>处理器线程</translation>
    </message>
    <message>
        <source>All cores</source>
        <translation>所有核心</translation>
    </message>
    <message>
        <source>Usual length</source>
        <translation>常用时长</translation>
    </message>
    <message>
        <source> s</source>
        <comment>unit of a spin box</comment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>The model is laid out for sounds of this length when it is loaded. Other lengths sound the same and may take longer.</source>
        <translation>加载模型时会按此时长做好准备。其他时长的声音相同，但可能需要更久。</translation>
    </message>
    <message>
        <source>Steps to begin with</source>
        <translation>初始步数</translation>
    </message>
    <message>
        <source>The window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>The language of the window.</source>
        <translation>窗口使用的语言。</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Play a sound as soon as it is made</source>
        <translation>声音完成后立即播放</translation>
    </message>
    <message>
        <source>Not while another one is playing.</source>
        <translation>正在播放其他声音时除外。</translation>
    </message>
    <message>
        <source>Show the sound while it forms</source>
        <translation>显示声音的形成过程</translation>
    </message>
    <message>
        <source>A spectrogram every few steps. It costs a little time.</source>
        <translation>每隔几步显示一次频谱图，会多花一点时间。</translation>
    </message>
    <message>
        <source>Notify me when a long job ends out of sight</source>
        <translation>窗口不可见时，长任务结束后通知我</translation>
    </message>
    <message>
        <source>A notification of the desktop, when the window is not in front.</source>
        <translation>窗口不在前台时，发送桌面通知。</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>减少动态效果</translation>
    </message>
    <message>
        <source>Nothing moves or fades by itself.</source>
        <translation>没有自动移动或淡入淡出的内容。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>%1 (%2, %3)</source>
        <comment>name, id, memory of a device</comment>
        <translation>%1（%2，%3）</translation>
    </message>
    <message>
        <source>A sound of %1 will take about %2 of memory.</source>
        <translation>%1 的声音大约占用 %2 内存。</translation>
    </message>
    <message>
        <source>A sound of %1 would take about %2 of memory: more than the limit.</source>
        <translation>%1 的声音大约需要 %2 内存：超出上限。</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::PresetBar</name>
    <message>
        <source>&amp;Rename Preset…</source>
        <translation>重命名预设(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Overwrite Preset</source>
        <translation>覆盖预设(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Import Presets…</source>
        <translation>导入预设(&amp;I)…</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>A named set of settings. Prompt and seed stay as they are.</source>
        <translation>一组有名称的设置。提示词和种子保持不变。</translation>
    </message>
    <message>
        <source>Own settings</source>
        <translation>自定义设置</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>预设名称</translation>
    </message>
    <message>
        <source>Name, then Enter</source>
        <translation>输入名称后按 Enter</translation>
    </message>
    <message>
        <source>Save, rename or delete presets</source>
        <translation>保存、重命名或删除预设</translation>
    </message>
    <message>
        <source>%1 (changed)</source>
        <translation>%1（已更改）</translation>
    </message>
    <message>
        <source>S&amp;ave as New Preset…</source>
        <translation>另存为新预设(&amp;A)…</translation>
    </message>
    <message>
        <source>De&amp;lete Preset</source>
        <translation>删除预设(&amp;L)</translation>
    </message>
    <message>
        <source>E&amp;xport Presets…</source>
        <translation>导出预设(&amp;X)…</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::PresetTitle</name>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Fast draft</source>
        <translation>快速草稿</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>精细</translation>
    </message>
    <message>
        <source>Short effect</source>
        <translation>短音效</translation>
    </message>
    <message>
        <source>Ambience</source>
        <translation>环境声</translation>
    </message>
    <message>
        <source>Music bed</source>
        <translation>背景音乐</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::PresetsController</name>
    <message>
        <source>There is a preset &quot;%1&quot; already. Choose another name, or choose that preset and overwrite it.</source>
        <translation>已有预设“%1”。请换一个名称，或选择该预设并覆盖它。</translation>
    </message>
    <message>
        <source>Preset &quot;%1&quot; saved</source>
        <translation>已保存预设“%1”</translation>
    </message>
    <message>
        <source>There is a preset &quot;%1&quot; already.</source>
        <translation>已有预设“%1”。</translation>
    </message>
    <message>
        <source>renaming a preset</source>
        <translation>重命名预设</translation>
    </message>
    <message>
        <source>overwriting a preset</source>
        <translation>覆盖预设</translation>
    </message>
    <message>
        <source>Preset &quot;%1&quot; overwritten</source>
        <translation>已覆盖预设“%1”</translation>
    </message>
    <message>
        <source>Preset &quot;%1&quot; deleted.</source>
        <translation>已删除预设“%1”。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name, number</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>importing presets</source>
        <translation>导入预设</translation>
    </message>
    <message>
        <source>Presets saved as %1</source>
        <translation>预设已保存为 %1</translation>
    </message>
    <message>
        <source>Import Presets</source>
        <translation>导入预设</translation>
    </message>
    <message>
        <source>Presets (*.%1 *.json)</source>
        <translation>预设 (*.%1 *.json)</translation>
    </message>
    <message>
        <source>Export Presets</source>
        <translation>导出预设</translation>
    </message>
    <message>
        <source>Presets (*.%1)</source>
        <translation>预设 (*.%1)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln preset(s) imported</source>
        <translation>
            <numerusform>已导入 %Ln 个预设</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ProgressStrip</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Stop the sound that is being made</source>
        <translation>停止正在生成的声音</translation>
    </message>
    <message>
        <source>Take the waiting sounds out of the queue</source>
        <translation>将等待中的声音移出队列</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>Take %1 of %2: %3</source>
        <comment>number, count, what is going on</comment>
        <translation>第 %1 个片段，共 %2 个：%3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>what is going on, time left</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>正在加载模型</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>正在取消</translation>
    </message>
    <message>
        <source>No model loaded</source>
        <translation>未加载模型</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>model, memory in use</comment>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting: clear</source>
        <translation>
            <numerusform>%Ln 个等待中：清空</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::PromptPanel</name>
    <message>
        <source>Negative prompt</source>
        <translation>负面提示词</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>The sound to make, in words. Up and Down at the ends bring back earlier prompts.</source>
        <translation>用文字描述要生成的声音。在首行或末行按上、下键可调出以前的提示词。</translation>
    </message>
    <message>
        <source>What should not be heard</source>
        <translation>不希望听到的内容</translation>
    </message>
    <message>
        <source>The sound is led away from what stands here. It acts with guidance above 1.</source>
        <translation>使声音远离此处所写的内容。引导大于 1 时起作用。</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Example prompts</source>
        <translation>示例提示词</translation>
    </message>
    <message>
        <source>Describe a sound, for example:
%1</source>
        <translation>描述一个声音，例如：
%1</translation>
    </message>
    <message>
        <source>%1 of %2 tokens</source>
        <translation>%1 / %2 个词元</translation>
    </message>
    <message>
        <source>%1; the struck-out part is not used</source>
        <translation>%1；划线部分不会使用</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::RecentMenu</name>
    <message>
        <source>None yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>&amp;Clear List</source>
        <translation>清除列表(&amp;C)</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::SeedField</name>
    <message>
        <source>Keep this seed for the next sounds</source>
        <translation>后续声音保持此种子</translation>
    </message>
    <message>
        <source>Throw the dice for a new seed</source>
        <translation>掷骰子获取新种子</translation>
    </message>
    <message>
        <source>More about the seed</source>
        <translation>更多种子选项</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>The same seed with the same settings gives the same sound.
Empty: each sound gets a seed of its own.</source>
        <translation>相同的种子和设置会得到相同的声音。
留空：每个声音使用各自的种子。</translation>
    </message>
    <message>
        <source>Same seed as the last sound</source>
        <translation>与上一个声音相同的种子</translation>
    </message>
    <message>
        <source>Seed after the last sound&apos;s</source>
        <translation>上一个声音之后的种子</translation>
    </message>
    <message>
        <source>A random seed each time</source>
        <translation>每次使用随机种子</translation>
    </message>
    <message>
        <source>Random (last: %1)</source>
        <translation>随机（上次：%1）</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ShortcutsDialog</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>In the prompt</source>
        <translation>在提示词中</translation>
    </message>
    <message>
        <source>Earlier prompt (on the first line)</source>
        <translation>较早的提示词（在第一行）</translation>
    </message>
    <message>
        <source>Later prompt (on the last line)</source>
        <translation>较晚的提示词（在最后一行）</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::SleepInhibitor</name>
    <message>
        <source>Making a sound</source>
        <translation>正在生成声音</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::SoundPanel</name>
    <message>
        <source>A: %1 (compared with B: %2)</source>
        <translation>A：%1（与 B 比较：%2）</translation>
    </message>
    <message>
        <source>B: %1 (compared with A: %2)</source>
        <translation>B：%1（与 A 比较：%2）</translation>
    </message>
    <message>
        <source>Show &amp;Waveform</source>
        <translation>显示波形(&amp;W)</translation>
    </message>
    <message>
        <source>Show &amp;Spectrogram</source>
        <translation>显示频谱图(&amp;S)</translation>
    </message>
    <message>
        <source>Show &amp;Both</source>
        <translation>两者都显示(&amp;B)</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Show the W&amp;hole Sound</source>
        <translation>显示整个声音(&amp;H)</translation>
    </message>
    <message>
        <source>Show the S&amp;election</source>
        <translation>显示所选范围(&amp;E)</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TakeDelegate</name>
    <message>
        <source>File not found</source>
        <translation>未找到文件</translation>
    </message>
    <message>
        <source>Name of the take</source>
        <translation>片段名称</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TakesController</name>
    <message>
        <source>The settings of the take are in the fields</source>
        <translation>片段的设置已填入各字段</translation>
    </message>
    <message>
        <source>%1 can be played, but it does not say how it was made: its settings cannot be brought back.</source>
        <translation>%1 可以播放，但没有记录制作方式，因此无法恢复其设置。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
    <message>
        <source>WAV, 16 bit (*.wav)</source>
        <translation>WAV，16 位 (*.wav)</translation>
    </message>
    <message>
        <source>WAV, 24 bit (*.wav)</source>
        <translation>WAV，24 位 (*.wav)</translation>
    </message>
    <message>
        <source>WAV, 32-bit float (*.wav)</source>
        <translation>WAV，32 位浮点 (*.wav)</translation>
    </message>
    <message>
        <source>FLAC, 16 bit (*.flac)</source>
        <translation>FLAC，16 位 (*.flac)</translation>
    </message>
    <message>
        <source>FLAC, 24 bit (*.flac)</source>
        <translation>FLAC，24 位 (*.flac)</translation>
    </message>
    <message>
        <source>Export Take</source>
        <translation>导出片段</translation>
    </message>
    <message>
        <source>Open Sound</source>
        <translation>打开声音</translation>
    </message>
    <message>
        <source>Sound files (*.wav *.flac)</source>
        <translation>声音文件 (*.wav *.flac)</translation>
    </message>
    <message>
        <source>Find the Missing File</source>
        <translation>查找丢失的文件</translation>
    </message>
    <message numerus="yes">
        <source>%Ln take(s) deleted.</source>
        <translation>
            <numerusform>已删除 %Ln 个片段。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sample(s) were louder than the format can hold and were clipped. WAV, 32-bit float keeps them.</source>
        <translation>
            <numerusform>%Ln 个采样点超出该格式的范围而被削波。WAV 32 位浮点格式可以保留它们。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to compare this take with: show another one before it, or select two takes.</source>
        <translation>没有可与此片段比较的内容：请先显示另一个片段，或选中两个片段。</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TakesModel</name>
    <message>
        <source>The file is not where it was: %1</source>
        <translation>文件不在原来的位置：%1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>title and details of a take</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, starred</source>
        <translation>%1，已加星标</translation>
    </message>
    <message>
        <source>%1, seed %2</source>
        <translation>%1，种子 %2</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TakesPanel</name>
    <message>
        <source>Search takes</source>
        <translation>搜索片段</translation>
    </message>
    <message>
        <source>Starred takes only</source>
        <translation>仅加星标的片段</translation>
    </message>
    <message>
        <source>Order of the takes</source>
        <translation>片段的排序</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>最新的在前</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>最早的在前</translation>
    </message>
    <message>
        <source>By prompt</source>
        <translation>按提示词</translation>
    </message>
    <message>
        <source>Longest first</source>
        <translation>最长的在前</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>&amp;Use These Settings</source>
        <translation>使用这些设置(&amp;U)</translation>
    </message>
    <message>
        <source>Make &amp;Variations</source>
        <translation>生成变体(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Compare Two Takes</source>
        <translation>比较两个片段(&amp;C)</translation>
    </message>
    <message>
        <source>Re&amp;name Take</source>
        <translation>重命名片段(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Star</source>
        <translation>星标(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Delete Take</source>
        <translation>删除片段(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Export Take…</source>
        <translation>导出片段(&amp;E)…</translation>
    </message>
    <message>
        <source>Copy &amp;Prompt</source>
        <translation>复制提示词(&amp;P)</translation>
    </message>
    <message>
        <source>Copy P&amp;arameters</source>
        <translation>复制参数(&amp;A)</translation>
    </message>
    <message>
        <source>No take matches.</source>
        <translation>没有匹配的片段。</translation>
    </message>
    <message>
        <source>No takes yet.
What you make is kept here.</source>
        <translation>还没有片段。
您生成的内容会保存在这里。</translation>
    </message>
    <message>
        <source>Copy F&amp;ile</source>
        <translation>复制文件(&amp;I)</translation>
    </message>
    <message>
        <source>Show in &amp;Folder</source>
        <translation>在文件夹中显示(&amp;F)</translation>
    </message>
    <message>
        <source>Find the Missing Fi&amp;le…</source>
        <translation>查找丢失的文件(&amp;L)…</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TimeRuler</name>
    <message>
        <source>Time ruler</source>
        <translation>时间标尺</translation>
    </message>
    <message>
        <source>Click to play from here</source>
        <translation>点击从此处播放</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TimeText</name>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TransportBar</name>
    <message>
        <source>To the &amp;Start</source>
        <translation>到开头(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Loop</source>
        <translation>循环(&amp;L)</translation>
    </message>
    <message>
        <source>Repeat the selection, or the whole sound (L)</source>
        <translation>重复所选范围或整个声音 (L)</translation>
    </message>
    <message>
        <source>&amp;Mute</source>
        <translation>静音(&amp;M)</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Sound &amp;Device</source>
        <translation>声音设备(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>播放(&amp;P)</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>暂停（空格）</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>播放（空格）</translation>
    </message>
    <message>
        <source>Hear &amp;B</source>
        <translation>听 &amp;B</translation>
    </message>
    <message>
        <source>Hear &amp;A</source>
        <translation>听 &amp;A</translation>
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
        <translation>正在听 A。切换到 B (X)</translation>
    </message>
    <message>
        <source>B is heard. Switch to A (X)</source>
        <translation>正在听 B。切换到 A (X)</translation>
    </message>
    <message>
        <source>Choose a take to compare with to switch between two</source>
        <translation>选择要比较的片段后可在两者之间切换</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>position and length of the sound</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Position %1 of %2</source>
        <translation>位置 %1，共 %2</translation>
    </message>
    <message>
        <source>Sound is off. Turn it on (M)</source>
        <translation>声音已关闭。打开 (M)</translation>
    </message>
    <message>
        <source>Turn sound off (M)</source>
        <translation>关闭声音 (M)</translation>
    </message>
    <message>
        <source>The System&apos;s Default Device</source>
        <translation>系统默认设备</translation>
    </message>
    <message>
        <source>Sound device</source>
        <translation>声音设备</translation>
    </message>
    <message>
        <source>Sound device: %1</source>
        <translation>声音设备：%1</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::UndoCommands</name>
    <message>
        <source>renaming a take</source>
        <translation>重命名片段</translation>
    </message>
    <message>
        <source>changing a star</source>
        <translation>更改星标</translation>
    </message>
    <message>
        <source>saving a preset</source>
        <translation>保存预设</translation>
    </message>
    <message>
        <source>deleting a preset</source>
        <translation>删除预设</translation>
    </message>
    <message>
        <source>changing settings</source>
        <translation>更改设置</translation>
    </message>
    <message numerus="yes">
        <source>deleting %Ln take(s)</source>
        <translation>
            <numerusform>删除 %Ln 个片段</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::UndoRouter</name>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>撤销：%1(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>重做：%1(&amp;R)</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::WaveformView</name>
    <message>
        <source>The sound is forming: step %1 of %2</source>
        <translation>声音正在形成：第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>No sound yet</source>
        <translation>还没有声音</translation>
    </message>
    <message>
        <source>playhead %1 of %2</source>
        <translation>播放位置 %1，共 %2</translation>
    </message>
    <message>
        <source>playhead %1 of %2, selection %3 to %4</source>
        <translation>播放位置 %1，共 %2，所选范围 %3 到 %4</translation>
    </message>
    <message>
        <source>Describe a sound and press Generate.</source>
        <translation>描述一个声音，然后按“生成”。</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Left and Right move the playhead, with Shift they select, Up and Down zoom, Space plays.</source>
        <translation>左、右键移动播放位置，同时按 Shift 进行选择，上、下键缩放，空格键播放。</translation>
    </message>
    <message>
        <source>Scroll through the sound</source>
        <translation>滚动声音</translation>
    </message>
    <message>
        <source>Computing the spectrogram…</source>
        <translation>正在计算频谱图…</translation>
    </message>
</context>
</TS>
