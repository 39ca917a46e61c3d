<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>audioldm::app::CannotStart</name>
    <message>
        <source>AudioLDM Studio</source>
        <translation>AudioLDM Studio</translation>
    </message>
    <message>
        <source>The program cannot start.</source>
        <translation>プログラムを開始できません。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what happened, what to do</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>It runs already, but its window does not answer. End it and try again.</source>
        <translation>すでに動いていますが、ウィンドウが応答しません。終了してからもう一度試してください。</translation>
    </message>
</context>
<context>
    <name>audioldm::app::StartSettings</name>
    <message>
        <source>The program was started with its standard settings; yours were kept beside them. Your takes and presets are as they were.</source>
        <translation>標準の設定で開始しました。これまでの設定は別に残してあります。テイクとプリセットはそのままです。</translation>
    </message>
    <message>
        <source>The settings could not be used, so the standard ones hold. (%1)</source>
        <translation>設定を使えなかったため、標準の設定を使います。（%1）</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::AboutDialog</name>
    <message>
        <source>About AudioLDM Studio</source>
        <translation>AudioLDM Studio について</translation>
    </message>
    <message>
        <source>Icon of the program</source>
        <translation>プログラムのアイコン</translation>
    </message>
    <message>
        <source>AudioLDM Studio</source>
        <translation>AudioLDM Studio</translation>
    </message>
    <message>
        <source>Version %1, with Qt %2

Turns a sentence into sound on your own machine. Nothing that you write or make leaves it.

The program is free software under the MIT licence. Each model has a licence of its own; the list of models names it.</source>
        <translation>バージョン %1（Qt %2）

文章から音を、自分のコンピューターで作ります。書いたものや作ったものが外に出ることはありません。

このプログラムは MIT ライセンスの自由ソフトウェアです。モデルにはそれぞれのライセンスがあり、モデルの一覧に示されます。</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::AdvancedPanel</name>
    <message>
        <source>Scheduler</source>
        <translation>スケジューラー</translation>
    </message>
    <message>
        <source>The way in which noise becomes sound. The first one follows the original exactly; others need fewer steps.</source>
        <translation>ノイズを音にしていく方法です。最初のものは元のモデルとまったく同じで、ほかのものは少ないステップで済みます。</translation>
    </message>
    <message>
        <source>Eta</source>
        <translation>Eta（η）</translation>
    </message>
    <message>
        <source>Fresh noise in each step: 0 none, 1 as much as DDPM. DDIM only.</source>
        <translation>各ステップで新しく加えるノイズ。0 でなし、1 で DDPM と同じ量。DDIM のみ。</translation>
    </message>
    <message>
        <source>Guidance from</source>
        <translation>ガイダンスの開始</translation>
    </message>
    <message>
        <source>From which part of the steps on guidance acts.</source>
        <translation>ステップ全体のどこからガイダンスを効かせるか。</translation>
    </message>
    <message>
        <source>Guidance to</source>
        <translation>ガイダンスの終了</translation>
    </message>
    <message>
        <source>Up to which part of the steps guidance acts. Steps without it take half the time.</source>
        <translation>ステップ全体のどこまでガイダンスを効かせるか。ガイダンスなしのステップは半分の時間で済みます。</translation>
    </message>
    <message>
        <source>Guidance rescale</source>
        <translation>ガイダンスの再スケール</translation>
    </message>
    <message>
        <source>Takes back the harshness of strong guidance: 0 not, 1 fully.</source>
        <translation>強いガイダンスによる荒さを和らげます。0 でなし、1 で完全に。</translation>
    </message>
    <message>
        <source>to</source>
        <comment>between two numbers</comment>
        <translation>～</translation>
    </message>
    <message>
        <source>Guidance acts</source>
        <translation>ガイダンスの範囲</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::AudioPlayer</name>
    <message>
        <source>The sound device %1 does not work. Sound comes out of %2.</source>
        <translation>サウンドデバイス %1 が動作しません。音は %2 から出ます。</translation>
    </message>
    <message>
        <source>The sound device %1 does not work, so nothing is heard. Choose another one, or plug it in again.</source>
        <translation>サウンドデバイス %1 が動作しないため、何も聞こえません。別のデバイスを選ぶか、接続し直してください。</translation>
    </message>
    <message>
        <source>There is no sound device, so nothing is heard. Everything else works.</source>
        <translation>サウンドデバイスがないため、何も聞こえません。ほかの機能はすべて使えます。</translation>
    </message>
    <message>
        <source>The chosen sound device is not there. Sound comes out of %1.</source>
        <translation>選んだサウンドデバイスがありません。音は %1 から出ます。</translation>
    </message>
    <message>
        <source>The sound device %1 is not there. Sound comes out of %2.</source>
        <translation>サウンドデバイス %1 がありません。音は %2 から出ます。</translation>
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
        <translation>計算に使う数値の形式。半精度はメモリが半分で済み、対応するハードウェアでは速くなります。</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>How the model&apos;s weights are stored. Fewer bits take less memory and change the sound a little.</source>
        <translation>モデルの重みの保存形式。ビット数が少ないほどメモリは減り、音が少し変わります。</translation>
    </message>
    <message>
        <source>Text encoder</source>
        <translation>テキストエンコーダー</translation>
    </message>
    <message>
        <source>U-Net</source>
        <translation>U-Net</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>デコーダー</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Full (float32)</source>
        <translation>単精度（float32）</translation>
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
        <translation>計算と同じ</translation>
    </message>
    <message>
        <source>%1 bits</source>
        <translation>%1 ビット</translation>
    </message>
    <message>
        <source>Kept off the compute device while not in use: takes less of its memory and a little more time.</source>
        <translation>使わない間は計算デバイスに置きません。デバイスのメモリは減り、時間は少し増えます。</translation>
    </message>
    <message>
        <source>Offload: %1</source>
        <translation>オフロード：%1</translation>
    </message>
    <message>
        <source>Offload</source>
        <translation>オフロード</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::EngineSentence</name>
    <message>
        <source>No NVIDIA driver is installed (%1).</source>
        <translation>NVIDIA ドライバーがインストールされていません (%1)。</translation>
    </message>
    <message>
        <source>The GPU plug-in could not be opened: %1.</source>
        <translation>GPU プラグインを開けませんでした: %1。</translation>
    </message>
    <message>
        <source>%1 is not a GPU plug-in of this program.</source>
        <translation>%1 はこのプログラムの GPU プラグインではありません。</translation>
    </message>
    <message>
        <source>The GPU plug-in %1 belongs to another version of this program; build or install both together.</source>
        <translation>GPU プラグイン %1 はこのプログラムの別のバージョンのものです。両方を一緒にビルドまたはインストールしてください。</translation>
    </message>
    <message>
        <source>An NVIDIA driver is here, but this program was built without its GPU plug-in (%1).</source>
        <translation>NVIDIA ドライバーはありますが、このプログラムは GPU プラグイン (%1) なしでビルドされています。</translation>
    </message>
    <message>
        <source>%1 weights hold values that are not finite (%2); audioldm models verify lists them.</source>
        <translation>%1 個の重みに有限でない値があります (%2)。audioldm models verify で一覧できます。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was not in the library and was taken in.</source>
        <translation>「%1」はライブラリーになかったため、取り込まれました。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not where it was. If you moved it, say where it is now.</source>
        <translation>「%1」が元の場所にありません。移動した場合は、現在の場所を指定してください。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is back.</source>
        <translation>「%1」が元の場所に戻りました。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was taken out of the trash and is in the library again.</source>
        <translation>「%1」はゴミ箱から取り出され、再びライブラリーにあります。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was to be restored, but is no longer in the trash.</source>
        <translation>「%1」を復元しようとしましたが、ゴミ箱にもうありません。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was being saved when the program ended. It is whole and in the library.</source>
        <translation>「%1」は保存中にプログラムが終了しましたが、完全な状態でライブラリーにあります。</translation>
    </message>
    <message>
        <source>A file that was not written to its end was moved to &quot;%1&quot;.</source>
        <translation>最後まで書き込まれなかったファイルは「%1」に移動されました。</translation>
    </message>
    <message>
        <source>The library&apos;s database was damaged. It was moved to &quot;%1&quot;, and the library was rebuilt from the sound files and what could be read.</source>
        <translation>ライブラリーのデータベースが破損していました。「%1」に移動し、サウンドファイルと読み取れた内容からライブラリーを再構築しました。</translation>
    </message>
    <message>
        <source>The preset &quot;%1&quot; cannot be used: %2</source>
        <translation>プリセット「%1」は使用できません: %2</translation>
    </message>
    <message>
        <source>%1 It stays where it is, outside of the library.</source>
        <translation>%1 ライブラリーの外の、今ある場所に残ります。</translation>
    </message>
    <message>
        <source>%1 Sounds are computed on the CPU.</source>
        <translation>%1 サウンドは CPU で計算されます。</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ErrorText</name>
    <message>
        <source>This cannot be made as it was asked for.</source>
        <translation>この設定のままでは作れません。</translation>
    </message>
    <message>
        <source>Change the setting that the details name and try again.</source>
        <translation>詳細に示された設定を変えて、もう一度試してください。</translation>
    </message>
    <message>
        <source>The model was not found.</source>
        <translation>モデルが見つかりません。</translation>
    </message>
    <message>
        <source>Choose another model, or put its folder back.</source>
        <translation>別のモデルを選ぶか、フォルダーを元の場所に戻してください。</translation>
    </message>
    <message>
        <source>The model&apos;s files are damaged or of a kind that this program does not know.</source>
        <translation>モデルのファイルが壊れているか、このプログラムが知らない種類です。</translation>
    </message>
    <message>
        <source>Choose another model, or install this one again.</source>
        <translation>別のモデルを選ぶか、このモデルを入れ直してください。</translation>
    </message>
    <message>
        <source>There is not enough memory for this sound.</source>
        <translation>この音を作るにはメモリが足りません。</translation>
    </message>
    <message>
        <source>Make it shorter, or raise the memory limit in the preferences.</source>
        <translation>短くするか、設定でメモリの上限を上げてください。</translation>
    </message>
    <message>
        <source>The compute device cannot be used.</source>
        <translation>計算デバイスを使えません。</translation>
    </message>
    <message>
        <source>Choose another device in the preferences and try again.</source>
        <translation>設定で別のデバイスを選んで、もう一度試してください。</translation>
    </message>
    <message>
        <source>A file could not be read or written.</source>
        <translation>ファイルを読み書きできませんでした。</translation>
    </message>
    <message>
        <source>See that the disk has space and that the folder may be written to.</source>
        <translation>ディスクに空きがあり、フォルダーに書き込めることを確かめてください。</translation>
    </message>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>プログラム内部で問題が起きました。</translation>
    </message>
    <message>
        <source>Try again. If it happens again, copy the details and report them.</source>
        <translation>もう一度試してください。また起きたら、詳細をコピーして報告してください。</translation>
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
        <translation>モデルを読み込み中</translation>
    </message>
    <message>
        <source>Reading the prompt</source>
        <translation>プロンプトを読み取り中</translation>
    </message>
    <message>
        <source>Forming the sound</source>
        <translation>音を形作り中</translation>
    </message>
    <message>
        <source>Working out the spectrogram</source>
        <translation>スペクトログラムを作成中</translation>
    </message>
    <message>
        <source>Turning it into sound</source>
        <translation>音に変換中</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>保存中</translation>
    </message>
    <message>
        <source>Prompt: %1</source>
        <translation>プロンプト：%1</translation>
    </message>
    <message>
        <source>Negative prompt: %1</source>
        <translation>ネガティブプロンプト：%1</translation>
    </message>
    <message>
        <source>Steps: %1</source>
        <translation>ステップ数：%1</translation>
    </message>
    <message>
        <source>Guidance: %1</source>
        <translation>ガイダンス：%1</translation>
    </message>
    <message>
        <source>Duration: %1</source>
        <translation>長さ：%1</translation>
    </message>
    <message>
        <source>Seed: %1</source>
        <translation>シード：%1</translation>
    </message>
    <message>
        <source>Scheduler: %1</source>
        <translation>スケジューラー：%1</translation>
    </message>
    <message>
        <source>Eta: %1</source>
        <translation>Eta（η）：%1</translation>
    </message>
    <message>
        <source>Guidance acts from %1 to %2</source>
        <translation>ガイダンスの範囲：%1～%2</translation>
    </message>
    <message>
        <source>Guidance rescale: %1</source>
        <translation>ガイダンスの再スケール：%1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln s left</source>
        <translation>
            <numerusform>残り %Ln 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min left</source>
        <translation>
            <numerusform>残り %Ln 分</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::GenerationController</name>
    <message>
        <source>Try again</source>
        <translation>もう一度試す</translation>
    </message>
    <message>
        <source>The model may sound wrong: %1</source>
        <translation>モデルの音が正しくない可能性があります：%1</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>キャンセルしました</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>The prompt was longer than the model reads; its end was left out.</source>
        <translation>プロンプトがモデルの読める長さを超えたため、終わりの部分は使われませんでした。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln take(s) finished</source>
        <translation>
            <numerusform>%Ln 個のテイクができました</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>モデルを選ぶ</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::MainMenus</name>
    <message>
        <source>&amp;Open Sound…</source>
        <translation>サウンドを開く(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>モデル(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>元に戻す(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>やり直す(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Find Takes</source>
        <translation>テイクを検索(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation>生成(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>キャンセル(&amp;C)</translation>
    </message>
    <message>
        <source>Clear &amp;Queue</source>
        <translation>待ち行列を空にする(&amp;Q)</translation>
    </message>
    <message>
        <source>Go to the &amp;Prompt</source>
        <translation>プロンプトへ移動(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Takes</source>
        <translation>テイク(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Memory</source>
        <translation>メモリ(&amp;M)</translation>
    </message>
    <message>
        <source>F&amp;ull Screen</source>
        <translation>全画面表示(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>キーボードショートカット(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About AudioLDM Studio</source>
        <translation>AudioLDM Studio について(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Recent Models</source>
        <translation>最近使ったモデル(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Same Seed Again</source>
        <translation>同じシードをもう一度(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Next Seed</source>
        <translation>次のシード(&amp;N)</translation>
    </message>
    <message>
        <source>Throw the &amp;Dice</source>
        <translation>サイコロを振る(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編集(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation>再生(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>Preferenc&amp;es…</source>
        <translation>設定(&amp;E)…</translation>
    </message>
    <message>
        <source>Recent So&amp;unds</source>
        <translation>最近使ったサウンド(&amp;U)</translation>
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
        <translation>音ができました</translation>
    </message>
    <message>
        <source>The sound could not be made</source>
        <translation>音を作れませんでした</translation>
    </message>
    <message>
        <source>Make them now</source>
        <translation>今すぐ作る</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>破棄する</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sound(s) were not finished when the program ended, several times over.</source>
        <translation>
            <numerusform>%Ln 個の音が、プログラム終了時に未完成のままになることが何度かありました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The library was looked through: %Ln thing(s) to know.</source>
        <translation>
            <numerusform>ライブラリを調べました。お知らせが %Ln 件あります。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::MemoryMonitor</name>
    <message>
        <source>No model is loaded</source>
        <translation>モデルが読み込まれていません</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>メモリ</translation>
    </message>
    <message>
        <source>Where the model is</source>
        <translation>モデルの置き場所</translation>
    </message>
    <message>
        <source>The limit is %1.</source>
        <translation>上限は %1 です。</translation>
    </message>
    <message>
        <source>Planned are %1.</source>
        <translation>予定は %1 です。</translation>
    </message>
    <message>
        <source>The peak was %1.</source>
        <translation>最大は %1 でした。</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>module and where it is</comment>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>%1 of %2 are free on the device.</source>
        <translation>デバイスの空きは %2 中 %1 です。</translation>
    </message>
    <message>
        <source>Other programs take %1.</source>
        <translation>ほかのプログラムが %1 使っています。</translation>
    </message>
    <message numerus="yes">
        <source>Memory over the last %Ln minute(s)</source>
        <translation>
            <numerusform>過去 %Ln 分間のメモリ</numerusform>
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
        <translation>予定 %1</translation>
    </message>
    <message>
        <source>peak %1</source>
        <translation>最大 %1</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>モデルを読み込み中</translation>
    </message>
    <message>
        <source>Moving weights</source>
        <translation>重みを移動中</translation>
    </message>
    <message>
        <source>Making sound</source>
        <translation>音を作成中</translation>
    </message>
    <message>
        <source>Freeing memory</source>
        <translation>メモリを解放中</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>Text encoder</source>
        <translation>テキストエンコーダー</translation>
    </message>
    <message>
        <source>Denoiser</source>
        <comment>the UNet</comment>
        <translation>ノイズ除去器</translation>
    </message>
    <message>
        <source>Decoder</source>
        <comment>the VAE</comment>
        <translation>デコーダー</translation>
    </message>
    <message>
        <source>Vocoder</source>
        <translation>ボコーダー</translation>
    </message>
    <message>
        <source>on the device</source>
        <translation>デバイス上</translation>
    </message>
    <message>
        <source>streamed</source>
        <translation>順次転送</translation>
    </message>
    <message>
        <source>in main memory</source>
        <translation>メインメモリ上</translation>
    </message>
    <message>
        <source>not loaded</source>
        <translation>未読み込み</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>where a module is, and its size</comment>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>%1 in use</source>
        <translation>%1 使用中</translation>
    </message>
    <message>
        <source>%1 of %2 in use</source>
        <translation>%2 中 %1 使用中</translation>
    </message>
    <message>
        <source>Allow %1</source>
        <translation>%1 まで許可</translation>
    </message>
    <message>
        <source>Shorten to %1 s</source>
        <translation>%1 秒に短縮</translation>
    </message>
    <message>
        <source>Leave weights in their file</source>
        <translation>重みをファイルに残す</translation>
    </message>
    <message>
        <source>Store weights in %1 bits</source>
        <translation>重みを %1 ビットで保存</translation>
    </message>
    <message>
        <source>This needs %1 of memory, and %2 are allowed. Change one of these:</source>
        <translation>%1 のメモリが必要ですが、許可は %2 です。次のどれかを変えてください：</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::MessageBar</name>
    <message>
        <source>Message</source>
        <translation>メッセージ</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>このメッセージを閉じる</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>詳細をコピー</translation>
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
        <translation>音の作成中や待機中はモデルを変更できません。終わってからもう一度選択してください。</translation>
    </message>
    <message>
        <source>%1 is not the folder of a model: it has no model_index.json. Choose the folder that has one.</source>
        <translation>%1 はモデルのフォルダーではありません。model_index.json がありません。それがあるフォルダーを選択してください。</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ModelsDialog</name>
    <message>
        <source>Use this model</source>
        <translation>このモデルを使う</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Installed models</source>
        <translation>インストール済みのモデル</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>ライセンス</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>The starter model is always there: small and quick, for trying things out. Larger models sound better; put their folders into the models folder.</source>
        <translation>スターターモデルは常にあります。小さくて速く、試すのに向いています。大きいモデルのほうが音は良く、そのフォルダーをモデルフォルダーに入れて使います。</translation>
    </message>
    <message>
        <source>Open another folder…</source>
        <translation>別のフォルダーを開く…</translation>
    </message>
    <message>
        <source>Show models folder</source>
        <translation>モデルフォルダーを表示</translation>
    </message>
    <message>
        <source>%1 (comes along)</source>
        <translation>%1（付属）</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>記載なし</translation>
    </message>
    <message>
        <source>In use: %1</source>
        <translation>使用中：%1</translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation>%1 を読み込み中</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>モデルが読み込まれていません。</translation>
    </message>
    <message>
        <source>Open a Model&apos;s Folder</source>
        <translation>モデルのフォルダーを開く</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::NoticesDialog</name>
    <message>
        <source>Library</source>
        <translation>ライブラリ</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>見つかったこと</translation>
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
        <translation>表示</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ParameterSlider</name>
    <message>
        <source>Default: %1</source>
        <translation>既定値：%1</translation>
    </message>
    <message>
        <source>Reset to %1</source>
        <translation>%1 に戻す</translation>
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
        <translation>ステップ数</translation>
    </message>
    <message>
        <source>How often the sound is refined. More steps: finer, and as much longer to make.</source>
        <translation>音を仕上げる回数。多いほど細やかになり、その分時間もかかります。</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>ガイダンス</translation>
    </message>
    <message>
        <source>How closely the sound follows the prompt. Low: freer and more natural; high: literal, sometimes harsh. At 1 or less it takes half the time.</source>
        <translation>音がプロンプトにどれだけ従うか。低いと自由で自然に、高いと忠実で時に荒くなります。1 以下なら半分の時間で済みます。</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>長さ</translation>
    </message>
    <message>
        <source> s</source>
        <comment>unit of a spin box</comment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>How long the sound is. Longer sounds take more time and memory.</source>
        <translation>音の長さ。長いほど時間とメモリが必要です。</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>テイク数</translation>
    </message>
    <message>
        <source>How many sounds to make, each with a seed of its own.</source>
        <translation>作る音の数。それぞれ別のシードを使います。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>詳細設定</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>待ち行列に追加</translation>
    </message>
    <message>
        <source>Write a prompt first.</source>
        <translation>まずプロンプトを書いてください。</translation>
    </message>
    <message>
        <source>The model could not be loaded. Choose another one.</source>
        <translation>モデルを読み込めませんでした。別のモデルを選んでください。</translation>
    </message>
    <message>
        <source>These settings need more memory than is allowed.</source>
        <translation>この設定には、許可された量を超えるメモリが必要です。</translation>
    </message>
    <message>
        <source>Make the sound (%1)</source>
        <translation>音を作る（%1）</translation>
    </message>
    <message>
        <source>With these settings: about %1.</source>
        <translation>この設定では：およそ %1。</translation>
    </message>
    <message>
        <source>With these settings: about %1. The last sound took %2 of memory.</source>
        <translation>この設定では：およそ %1。前回の音が使ったメモリは %2 です。</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Making sounds</source>
        <translation>音を作る</translation>
    </message>
    <message>
        <source>Compute device</source>
        <translation>計算デバイス</translation>
    </message>
    <message>
        <source>What the model runs on.</source>
        <translation>モデルを動かす機器。</translation>
    </message>
    <message>
        <source>Memory limit</source>
        <translation>メモリの上限</translation>
    </message>
    <message>
        <source> GB</source>
        <comment>unit of a spin box</comment>
        <translation> GB</translation>
    </message>
    <message>
        <source>The most memory that the engine may take on the compute device.</source>
        <translation>計算デバイスで使ってよいメモリの最大量。</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>プロセッサーのスレッド数</translation>
    </message>
    <message>
        <source>All cores</source>
        <translation>すべてのコア</translation>
    </message>
    <message>
        <source>Usual length</source>
        <translation>よく使う長さ</translation>
    </message>
    <message>
        <source> s</source>
        <comment>unit of a spin box</comment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>The model is laid out for sounds of this length when it is loaded. Other lengths sound the same and may take longer.</source>
        <translation>読み込むとき、モデルはこの長さの音に合わせて準備されます。ほかの長さでも音は同じですが、時間がかかることがあります。</translation>
    </message>
    <message>
        <source>Steps to begin with</source>
        <translation>最初のステップ数</translation>
    </message>
    <message>
        <source>The window</source>
        <translation>ウィンドウ</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>The language of the window.</source>
        <translation>ウィンドウの言語。</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Play a sound as soon as it is made</source>
        <translation>音ができたらすぐ再生する</translation>
    </message>
    <message>
        <source>Not while another one is playing.</source>
        <translation>別の音の再生中は除きます。</translation>
    </message>
    <message>
        <source>Show the sound while it forms</source>
        <translation>音ができていく様子を表示する</translation>
    </message>
    <message>
        <source>A spectrogram every few steps. It costs a little time.</source>
        <translation>数ステップごとのスペクトログラム。少し時間がかかります。</translation>
    </message>
    <message>
        <source>Notify me when a long job ends out of sight</source>
        <translation>見ていない間に長い処理が終わったら知らせる</translation>
    </message>
    <message>
        <source>A notification of the desktop, when the window is not in front.</source>
        <translation>ウィンドウが前面にないときの、デスクトップの通知です。</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>動きを減らす</translation>
    </message>
    <message>
        <source>Nothing moves or fades by itself.</source>
        <translation>ひとりでに動いたり薄れたりするものをなくします。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>%1 (%2, %3)</source>
        <comment>name, id, memory of a device</comment>
        <translation>%1（%2、%3）</translation>
    </message>
    <message>
        <source>A sound of %1 will take about %2 of memory.</source>
        <translation>%1 の音には、およそ %2 のメモリが必要です。</translation>
    </message>
    <message>
        <source>A sound of %1 would take about %2 of memory: more than the limit.</source>
        <translation>%1 の音には、およそ %2 のメモリが必要で、上限を超えます。</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::PresetBar</name>
    <message>
        <source>&amp;Rename Preset…</source>
        <translation>プリセットの名前を変更(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Overwrite Preset</source>
        <translation>プリセットを上書き(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Import Presets…</source>
        <translation>プリセットを読み込む(&amp;I)…</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>プリセット</translation>
    </message>
    <message>
        <source>A named set of settings. Prompt and seed stay as they are.</source>
        <translation>名前を付けた設定のまとまり。プロンプトとシードは変わりません。</translation>
    </message>
    <message>
        <source>Own settings</source>
        <translation>独自の設定</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>プリセットの名前</translation>
    </message>
    <message>
        <source>Name, then Enter</source>
        <translation>名前を入れて Enter</translation>
    </message>
    <message>
        <source>Save, rename or delete presets</source>
        <translation>プリセットの保存、名前の変更、削除</translation>
    </message>
    <message>
        <source>%1 (changed)</source>
        <translation>%1（変更あり）</translation>
    </message>
    <message>
        <source>S&amp;ave as New Preset…</source>
        <translation>新しいプリセットとして保存(&amp;A)…</translation>
    </message>
    <message>
        <source>De&amp;lete Preset</source>
        <translation>プリセットを削除(&amp;L)</translation>
    </message>
    <message>
        <source>E&amp;xport Presets…</source>
        <translation>プリセットを書き出す(&amp;X)…</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::PresetTitle</name>
    <message>
        <source>Default</source>
        <translation>標準</translation>
    </message>
    <message>
        <source>Fast draft</source>
        <translation>手早い下書き</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>高品質</translation>
    </message>
    <message>
        <source>Short effect</source>
        <translation>短い効果音</translation>
    </message>
    <message>
        <source>Ambience</source>
        <translation>環境音</translation>
    </message>
    <message>
        <source>Music bed</source>
        <translation>BGM</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::PresetsController</name>
    <message>
        <source>There is a preset &quot;%1&quot; already. Choose another name, or choose that preset and overwrite it.</source>
        <translation>プリセット「%1」はすでにあります。別の名前にするか、そのプリセットを選んで上書きしてください。</translation>
    </message>
    <message>
        <source>Preset &quot;%1&quot; saved</source>
        <translation>プリセット「%1」を保存しました</translation>
    </message>
    <message>
        <source>There is a preset &quot;%1&quot; already.</source>
        <translation>プリセット「%1」はすでにあります。</translation>
    </message>
    <message>
        <source>renaming a preset</source>
        <translation>プリセットの名前の変更</translation>
    </message>
    <message>
        <source>overwriting a preset</source>
        <translation>プリセットの上書き</translation>
    </message>
    <message>
        <source>Preset &quot;%1&quot; overwritten</source>
        <translation>プリセット「%1」を上書きしました</translation>
    </message>
    <message>
        <source>Preset &quot;%1&quot; deleted.</source>
        <translation>プリセット「%1」を削除しました。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name, number</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>importing presets</source>
        <translation>プリセットの読み込み</translation>
    </message>
    <message>
        <source>Presets saved as %1</source>
        <translation>プリセットを %1 に保存しました</translation>
    </message>
    <message>
        <source>Import Presets</source>
        <translation>プリセットを読み込む</translation>
    </message>
    <message>
        <source>Presets (*.%1 *.json)</source>
        <translation>プリセット (*.%1 *.json)</translation>
    </message>
    <message>
        <source>Export Presets</source>
        <translation>プリセットを書き出す</translation>
    </message>
    <message>
        <source>Presets (*.%1)</source>
        <translation>プリセット (*.%1)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln preset(s) imported</source>
        <translation>
            <numerusform>%Ln 個のプリセットを読み込みました</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ProgressStrip</name>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進み具合</translation>
    </message>
    <message>
        <source>Stop the sound that is being made</source>
        <translation>作成中の音を止める</translation>
    </message>
    <message>
        <source>Take the waiting sounds out of the queue</source>
        <translation>待っている音を待ち行列から外す</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>ステップ %1 / %2</translation>
    </message>
    <message>
        <source>Take %1 of %2: %3</source>
        <comment>number, count, what is going on</comment>
        <translation>テイク %1 / %2：%3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>what is going on, time left</comment>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>準備完了</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>モデルを読み込み中</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>キャンセル中</translation>
    </message>
    <message>
        <source>No model loaded</source>
        <translation>モデル未読み込み</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>model, memory in use</comment>
        <translation>%1、%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting: clear</source>
        <translation>
            <numerusform>%Ln 件待ち：取り消す</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::PromptPanel</name>
    <message>
        <source>Negative prompt</source>
        <translation>ネガティブプロンプト</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>プロンプト</translation>
    </message>
    <message>
        <source>The sound to make, in words. Up and Down at the ends bring back earlier prompts.</source>
        <translation>作りたい音を言葉で。端での上下キーで以前のプロンプトを呼び出せます。</translation>
    </message>
    <message>
        <source>What should not be heard</source>
        <translation>聞こえてほしくないもの</translation>
    </message>
    <message>
        <source>The sound is led away from what stands here. It acts with guidance above 1.</source>
        <translation>ここに書いたものから音を遠ざけます。ガイダンスが 1 を超えるときに効きます。</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>例</translation>
    </message>
    <message>
        <source>Example prompts</source>
        <translation>プロンプトの例</translation>
    </message>
    <message>
        <source>Describe a sound, for example:
%1</source>
        <translation>音を言葉で書きます。例：
%1</translation>
    </message>
    <message>
        <source>%1 of %2 tokens</source>
        <translation>トークン %1 / %2</translation>
    </message>
    <message>
        <source>%1; the struck-out part is not used</source>
        <translation>%1。取り消し線の部分は使われません</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::RecentMenu</name>
    <message>
        <source>None yet</source>
        <translation>まだありません</translation>
    </message>
    <message>
        <source>&amp;Clear List</source>
        <translation>一覧を消去(&amp;C)</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::SeedField</name>
    <message>
        <source>Keep this seed for the next sounds</source>
        <translation>次の音でもこのシードを使う</translation>
    </message>
    <message>
        <source>Throw the dice for a new seed</source>
        <translation>サイコロを振って新しいシードを決める</translation>
    </message>
    <message>
        <source>More about the seed</source>
        <translation>シードのその他の操作</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>ランダム</translation>
    </message>
    <message>
        <source>The same seed with the same settings gives the same sound.
Empty: each sound gets a seed of its own.</source>
        <translation>同じシードと同じ設定なら同じ音になります。
空欄：音ごとに別のシードになります。</translation>
    </message>
    <message>
        <source>Same seed as the last sound</source>
        <translation>前の音と同じシード</translation>
    </message>
    <message>
        <source>Seed after the last sound&apos;s</source>
        <translation>前の音の次のシード</translation>
    </message>
    <message>
        <source>A random seed each time</source>
        <translation>毎回ランダムなシード</translation>
    </message>
    <message>
        <source>Random (last: %1)</source>
        <translation>ランダム（前回：%1）</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ShortcutsDialog</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>In the prompt</source>
        <translation>プロンプト内</translation>
    </message>
    <message>
        <source>Earlier prompt (on the first line)</source>
        <translation>前のプロンプト（最初の行で）</translation>
    </message>
    <message>
        <source>Later prompt (on the last line)</source>
        <translation>次のプロンプト（最後の行で）</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::SleepInhibitor</name>
    <message>
        <source>Making a sound</source>
        <translation>音を作成中</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::SoundPanel</name>
    <message>
        <source>A: %1 (compared with B: %2)</source>
        <translation>A：%1（比較 B：%2）</translation>
    </message>
    <message>
        <source>B: %1 (compared with A: %2)</source>
        <translation>B：%1（比較 A：%2）</translation>
    </message>
    <message>
        <source>Show &amp;Waveform</source>
        <translation>波形を表示(&amp;W)</translation>
    </message>
    <message>
        <source>Show &amp;Spectrogram</source>
        <translation>スペクトログラムを表示(&amp;S)</translation>
    </message>
    <message>
        <source>Show &amp;Both</source>
        <translation>両方を表示(&amp;B)</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>縮小(&amp;O)</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>拡大(&amp;I)</translation>
    </message>
    <message>
        <source>Show the W&amp;hole Sound</source>
        <translation>音全体を表示(&amp;H)</translation>
    </message>
    <message>
        <source>Show the S&amp;election</source>
        <translation>選択範囲を表示(&amp;E)</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TakeDelegate</name>
    <message>
        <source>File not found</source>
        <translation>ファイルが見つかりません</translation>
    </message>
    <message>
        <source>Name of the take</source>
        <translation>テイクの名前</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TakesController</name>
    <message>
        <source>The settings of the take are in the fields</source>
        <translation>テイクの設定を入力欄に入れました</translation>
    </message>
    <message>
        <source>%1 can be played, but it does not say how it was made: its settings cannot be brought back.</source>
        <translation>%1 は再生できますが、作り方が記録されていないため、設定を戻せません。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>%1 に保存しました</translation>
    </message>
    <message>
        <source>WAV, 16 bit (*.wav)</source>
        <translation>WAV、16 ビット (*.wav)</translation>
    </message>
    <message>
        <source>WAV, 24 bit (*.wav)</source>
        <translation>WAV、24 ビット (*.wav)</translation>
    </message>
    <message>
        <source>WAV, 32-bit float (*.wav)</source>
        <translation>WAV、32 ビット浮動小数点 (*.wav)</translation>
    </message>
    <message>
        <source>FLAC, 16 bit (*.flac)</source>
        <translation>FLAC、16 ビット (*.flac)</translation>
    </message>
    <message>
        <source>FLAC, 24 bit (*.flac)</source>
        <translation>FLAC、24 ビット (*.flac)</translation>
    </message>
    <message>
        <source>Export Take</source>
        <translation>テイクを書き出す</translation>
    </message>
    <message>
        <source>Open Sound</source>
        <translation>サウンドを開く</translation>
    </message>
    <message>
        <source>Sound files (*.wav *.flac)</source>
        <translation>サウンドファイル (*.wav *.flac)</translation>
    </message>
    <message>
        <source>Find the Missing File</source>
        <translation>見つからないファイルを探す</translation>
    </message>
    <message numerus="yes">
        <source>%Ln take(s) deleted.</source>
        <translation>
            <numerusform>%Ln 個のテイクを削除しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sample(s) were louder than the format can hold and were clipped. WAV, 32-bit float keeps them.</source>
        <translation>
            <numerusform>%Ln 個のサンプルが形式の上限より大きかったため、クリップしました。WAV（32 ビット浮動小数点）なら保たれます。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to compare this take with: show another one before it, or select two takes.</source>
        <translation>このテイクと比較するものがありません。先に別のテイクを表示するか、テイクを 2 つ選択してください。</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TakesModel</name>
    <message>
        <source>The file is not where it was: %1</source>
        <translation>ファイルが元の場所にありません：%1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>title and details of a take</comment>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>%1, starred</source>
        <translation>%1、スター付き</translation>
    </message>
    <message>
        <source>%1, seed %2</source>
        <translation>%1、シード %2</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TakesPanel</name>
    <message>
        <source>Search takes</source>
        <translation>テイクを検索</translation>
    </message>
    <message>
        <source>Starred takes only</source>
        <translation>スター付きのテイクのみ</translation>
    </message>
    <message>
        <source>Order of the takes</source>
        <translation>テイクの並び順</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>新しい順</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>古い順</translation>
    </message>
    <message>
        <source>By prompt</source>
        <translation>プロンプト順</translation>
    </message>
    <message>
        <source>Longest first</source>
        <translation>長い順</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>テイク</translation>
    </message>
    <message>
        <source>&amp;Use These Settings</source>
        <translation>この設定を使う(&amp;U)</translation>
    </message>
    <message>
        <source>Make &amp;Variations</source>
        <translation>バリエーションを作る(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Compare Two Takes</source>
        <translation>2 つのテイクを比較(&amp;C)</translation>
    </message>
    <message>
        <source>Re&amp;name Take</source>
        <translation>テイクの名前を変更(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Star</source>
        <translation>スター(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Delete Take</source>
        <translation>テイクを削除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Export Take…</source>
        <translation>テイクを書き出す(&amp;E)…</translation>
    </message>
    <message>
        <source>Copy &amp;Prompt</source>
        <translation>プロンプトをコピー(&amp;P)</translation>
    </message>
    <message>
        <source>Copy P&amp;arameters</source>
        <translation>パラメーターをコピー(&amp;A)</translation>
    </message>
    <message>
        <source>No take matches.</source>
        <translation>該当するテイクがありません。</translation>
    </message>
    <message>
        <source>No takes yet.
What you make is kept here.</source>
        <translation>テイクはまだありません。
作った音はここに残ります。</translation>
    </message>
    <message>
        <source>Copy F&amp;ile</source>
        <translation>ファイルをコピー(&amp;I)</translation>
    </message>
    <message>
        <source>Show in &amp;Folder</source>
        <translation>フォルダーで表示(&amp;F)</translation>
    </message>
    <message>
        <source>Find the Missing Fi&amp;le…</source>
        <translation>見つからないファイルを探す(&amp;L)…</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TimeRuler</name>
    <message>
        <source>Time ruler</source>
        <translation>時間目盛り</translation>
    </message>
    <message>
        <source>Click to play from here</source>
        <translation>クリックでここから再生</translation>
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
        <translation>先頭へ(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Loop</source>
        <translation>ループ(&amp;L)</translation>
    </message>
    <message>
        <source>Repeat the selection, or the whole sound (L)</source>
        <translation>選択範囲または音全体を繰り返す (L)</translation>
    </message>
    <message>
        <source>&amp;Mute</source>
        <translation>ミュート(&amp;M)</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Sound &amp;Device</source>
        <translation>サウンドデバイス(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>一時停止(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>再生(&amp;P)</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>一時停止（スペース）</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>再生（スペース）</translation>
    </message>
    <message>
        <source>Hear &amp;B</source>
        <translation>B を聴く(&amp;B)</translation>
    </message>
    <message>
        <source>Hear &amp;A</source>
        <translation>A を聴く(&amp;A)</translation>
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
        <translation>A を聴いています。B に切り替え (X)</translation>
    </message>
    <message>
        <source>B is heard. Switch to A (X)</source>
        <translation>B を聴いています。A に切り替え (X)</translation>
    </message>
    <message>
        <source>Choose a take to compare with to switch between two</source>
        <translation>比べるテイクを選ぶと、二つを切り替えられます</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>position and length of the sound</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Position %1 of %2</source>
        <translation>位置 %1 / %2</translation>
    </message>
    <message>
        <source>Sound is off. Turn it on (M)</source>
        <translation>消音中。音を出す (M)</translation>
    </message>
    <message>
        <source>Turn sound off (M)</source>
        <translation>消音する (M)</translation>
    </message>
    <message>
        <source>The System&apos;s Default Device</source>
        <translation>システムの既定のデバイス</translation>
    </message>
    <message>
        <source>Sound device</source>
        <translation>サウンドデバイス</translation>
    </message>
    <message>
        <source>Sound device: %1</source>
        <translation>サウンドデバイス：%1</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::UndoCommands</name>
    <message>
        <source>renaming a take</source>
        <translation>テイクの名前の変更</translation>
    </message>
    <message>
        <source>changing a star</source>
        <translation>スターの変更</translation>
    </message>
    <message>
        <source>saving a preset</source>
        <translation>プリセットの保存</translation>
    </message>
    <message>
        <source>deleting a preset</source>
        <translation>プリセットの削除</translation>
    </message>
    <message>
        <source>changing settings</source>
        <translation>設定の変更</translation>
    </message>
    <message numerus="yes">
        <source>deleting %Ln take(s)</source>
        <translation>
            <numerusform>%Ln 個のテイクの削除</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::UndoRouter</name>
    <message>
        <source>&amp;Undo</source>
        <translation>元に戻す(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>元に戻す：%1(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>やり直す(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>やり直す：%1(&amp;R)</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::WaveformView</name>
    <message>
        <source>The sound is forming: step %1 of %2</source>
        <translation>音ができていきます：ステップ %1 / %2</translation>
    </message>
    <message>
        <source>No sound yet</source>
        <translation>音はまだありません</translation>
    </message>
    <message>
        <source>playhead %1 of %2</source>
        <translation>再生位置 %1 / %2</translation>
    </message>
    <message>
        <source>playhead %1 of %2, selection %3 to %4</source>
        <translation>再生位置 %1 / %2、選択範囲 %3～%4</translation>
    </message>
    <message>
        <source>Describe a sound and press Generate.</source>
        <translation>音を言葉で書いて「生成」を押してください。</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>サウンド</translation>
    </message>
    <message>
        <source>Left and Right move the playhead, with Shift they select, Up and Down zoom, Space plays.</source>
        <translation>左右キーで再生位置を動かし、Shift と一緒なら選択、上下キーで拡大縮小、スペースで再生します。</translation>
    </message>
    <message>
        <source>Scroll through the sound</source>
        <translation>音をスクロール</translation>
    </message>
    <message>
        <source>Computing the spectrogram…</source>
        <translation>スペクトログラムを計算中…</translation>
    </message>
</context>
</TS>
