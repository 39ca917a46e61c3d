<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>audioldm::app::CannotStart</name>
    <message>
        <source>AudioLDM Studio</source>
        <translation>AudioLDM Studio</translation>
    </message>
    <message>
        <source>The program cannot start.</source>
        <translation>يتعذّر بدء البرنامج.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what happened, what to do</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>It runs already, but its window does not answer. End it and try again.</source>
        <translation>البرنامج يعمل بالفعل، لكن نافذته لا تستجيب. أنهِه ثم حاول مجددًا.</translation>
    </message>
</context>
<context>
    <name>audioldm::app::StartSettings</name>
    <message>
        <source>The program was started with its standard settings; yours were kept beside them. Your takes and presets are as they were.</source>
        <translation>بدأ البرنامج بإعداداته الأصلية، وحُفظت إعداداتك إلى جانبها. مقاطعك وإعداداتك المسبقة كما كانت.</translation>
    </message>
    <message>
        <source>The settings could not be used, so the standard ones hold. (%1)</source>
        <translation>تعذّر استخدام الإعدادات، فاستُخدمت الإعدادات الأصلية. (%1)</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::AboutDialog</name>
    <message>
        <source>About AudioLDM Studio</source>
        <translation>حول AudioLDM Studio</translation>
    </message>
    <message>
        <source>Icon of the program</source>
        <translation>أيقونة البرنامج</translation>
    </message>
    <message>
        <source>AudioLDM Studio</source>
        <translation>AudioLDM Studio</translation>
    </message>
    <message>
        <source>Version %1, with Qt %2

Turns a sentence into sound on your own machine. Nothing that you write or make leaves it.

The program is free software under the MIT licence. Each model has a licence of its own; the list of models names it.</source>
        <translation>الإصدار %1، مع Qt %2

يحوّل جملة إلى صوت على جهازك، ولا يغادره شيء مما تكتبه أو تصنعه.

هذا البرنامج حرّ برخصة MIT. ولكل نموذج رخصته الخاصة، وهي مذكورة في قائمة النماذج.</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::AdvancedPanel</name>
    <message>
        <source>Scheduler</source>
        <translation>المُجدوِل</translation>
    </message>
    <message>
        <source>The way in which noise becomes sound. The first one follows the original exactly; others need fewer steps.</source>
        <translation>الطريقة التي يصير بها التشويش صوتًا. الأول يتبع الأصل بدقة، وتحتاج الأخرى إلى خطوات أقل.</translation>
    </message>
    <message>
        <source>Eta</source>
        <translation>إيتا</translation>
    </message>
    <message>
        <source>Fresh noise in each step: 0 none, 1 as much as DDPM. DDIM only.</source>
        <translation>تشويش جديد في كل خطوة: 0 بلا تشويش، و1 بقدر DDPM. مع DDIM فقط.</translation>
    </message>
    <message>
        <source>Guidance from</source>
        <translation>بداية التوجيه</translation>
    </message>
    <message>
        <source>From which part of the steps on guidance acts.</source>
        <translation>من أي جزء من الخطوات يبدأ عمل التوجيه.</translation>
    </message>
    <message>
        <source>Guidance to</source>
        <translation>نهاية التوجيه</translation>
    </message>
    <message>
        <source>Up to which part of the steps guidance acts. Steps without it take half the time.</source>
        <translation>حتى أي جزء من الخطوات يعمل التوجيه. الخطوات من دونه تستغرق نصف الوقت.</translation>
    </message>
    <message>
        <source>Guidance rescale</source>
        <translation>إعادة تحجيم التوجيه</translation>
    </message>
    <message>
        <source>Takes back the harshness of strong guidance: 0 not, 1 fully.</source>
        <translation>يخفّف خشونة التوجيه القوي: 0 دون تخفيف، و1 كليًّا.</translation>
    </message>
    <message>
        <source>to</source>
        <comment>between two numbers</comment>
        <translation>إلى</translation>
    </message>
    <message>
        <source>Guidance acts</source>
        <translation>مدى التوجيه</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::AudioPlayer</name>
    <message>
        <source>The sound device %1 does not work. Sound comes out of %2.</source>
        <translation>جهاز الصوت %1 لا يعمل. يخرج الصوت من %2.</translation>
    </message>
    <message>
        <source>The sound device %1 does not work, so nothing is heard. Choose another one, or plug it in again.</source>
        <translation>جهاز الصوت %1 لا يعمل، فلا يُسمع شيء. اختر جهازًا آخر أو أعد توصيله.</translation>
    </message>
    <message>
        <source>There is no sound device, so nothing is heard. Everything else works.</source>
        <translation>لا يوجد جهاز صوت، فلا يُسمع شيء. وكل ما عدا ذلك يعمل.</translation>
    </message>
    <message>
        <source>The chosen sound device is not there. Sound comes out of %1.</source>
        <translation>جهاز الصوت المختار غير موجود. يخرج الصوت من %1.</translation>
    </message>
    <message>
        <source>The sound device %1 is not there. Sound comes out of %2.</source>
        <translation>جهاز الصوت %1 غير موجود. يخرج الصوت من %2.</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::EngineFields</name>
    <message>
        <source>Precision</source>
        <translation>الدقة</translation>
    </message>
    <message>
        <source>Number format of the computation. Half precision takes half the memory and is faster where the hardware has it.</source>
        <translation>صيغة الأعداد في الحساب. تشغل نصف الدقة نصف الذاكرة وهي أسرع حيث يدعمها العتاد.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>الأوزان</translation>
    </message>
    <message>
        <source>How the model&apos;s weights are stored. Fewer bits take less memory and change the sound a little.</source>
        <translation>كيف تُخزَّن أوزان النموذج. البتات الأقل تشغل ذاكرة أقل وتغيّر الصوت قليلًا.</translation>
    </message>
    <message>
        <source>Text encoder</source>
        <translation>مُرمِّز النص</translation>
    </message>
    <message>
        <source>U-Net</source>
        <translation>U-Net</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>مفكّك الترميز</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>تلقائي</translation>
    </message>
    <message>
        <source>Full (float32)</source>
        <translation>كاملة (float32)</translation>
    </message>
    <message>
        <source>Half (float16)</source>
        <translation>نصف (float16)</translation>
    </message>
    <message>
        <source>Half (bfloat16)</source>
        <translation>نصف (bfloat16)</translation>
    </message>
    <message>
        <source>As computed</source>
        <translation>كما في الحساب</translation>
    </message>
    <message>
        <source>%1 bits</source>
        <translation>%1 بتات</translation>
    </message>
    <message>
        <source>Kept off the compute device while not in use: takes less of its memory and a little more time.</source>
        <translation>يبقى خارج جهاز الحساب ما دام غير مستخدم: يشغل من ذاكرته أقل ويستغرق وقتًا أطول قليلًا.</translation>
    </message>
    <message>
        <source>Offload: %1</source>
        <translation>تفريغ: %1</translation>
    </message>
    <message>
        <source>Offload</source>
        <translation>التفريغ</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::EngineSentence</name>
    <message>
        <source>No NVIDIA driver is installed (%1).</source>
        <translation>لم يثبَّت برنامج تشغيل NVIDIA ‏(%1).</translation>
    </message>
    <message>
        <source>The GPU plug-in could not be opened: %1.</source>
        <translation>تعذّر فتح ملحق معالج الرسوميات: %1.</translation>
    </message>
    <message>
        <source>%1 is not a GPU plug-in of this program.</source>
        <translation>%1 ليس ملحق معالج رسوميات لهذا البرنامج.</translation>
    </message>
    <message>
        <source>The GPU plug-in %1 belongs to another version of this program; build or install both together.</source>
        <translation>ملحق معالج الرسوميات %1 يخص إصدارًا آخر من هذا البرنامج؛ ابنِ الاثنين أو ثبّتهما معًا.</translation>
    </message>
    <message>
        <source>An NVIDIA driver is here, but this program was built without its GPU plug-in (%1).</source>
        <translation>يوجد برنامج تشغيل NVIDIA، لكن هذا البرنامج بُني دون ملحق معالج الرسوميات (%1).</translation>
    </message>
    <message>
        <source>%1 weights hold values that are not finite (%2); audioldm models verify lists them.</source>
        <translation>عدد الأوزان التي تحوي قيمًا غير منتهية: %1 ‏(%2)؛ يعرضها الأمر audioldm models verify.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was not in the library and was taken in.</source>
        <translation>لم يكن «%1» في المكتبة وقد أضيف إليها.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not where it was. If you moved it, say where it is now.</source>
        <translation>لم يعد «%1» في مكانه. إن كنت قد نقلته فحدّد مكانه الآن.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is back.</source>
        <translation>عاد «%1» إلى مكانه.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was taken out of the trash and is in the library again.</source>
        <translation>أُخرج «%1» من سلة المهملات وعاد إلى المكتبة.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was to be restored, but is no longer in the trash.</source>
        <translation>كان المراد استعادة «%1»، لكنه لم يعد في سلة المهملات.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was being saved when the program ended. It is whole and in the library.</source>
        <translation>كان «%1» قيد الحفظ عند انتهاء البرنامج. وهو كامل وموجود في المكتبة.</translation>
    </message>
    <message>
        <source>A file that was not written to its end was moved to &quot;%1&quot;.</source>
        <translation>نُقل ملف لم تكتمل كتابته إلى «%1».</translation>
    </message>
    <message>
        <source>The library&apos;s database was damaged. It was moved to &quot;%1&quot;, and the library was rebuilt from the sound files and what could be read.</source>
        <translation>كانت قاعدة بيانات المكتبة تالفة. نُقلت إلى «%1»، وأعيد بناء المكتبة من ملفات الصوت ومما أمكنت قراءته.</translation>
    </message>
    <message>
        <source>The preset &quot;%1&quot; cannot be used: %2</source>
        <translation>لا يمكن استخدام الإعداد المسبق «%1»: %2</translation>
    </message>
    <message>
        <source>%1 It stays where it is, outside of the library.</source>
        <translation>%1 يبقى في مكانه خارج المكتبة.</translation>
    </message>
    <message>
        <source>%1 Sounds are computed on the CPU.</source>
        <translation>%1 تُحسب الأصوات على المعالج.</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ErrorText</name>
    <message>
        <source>This cannot be made as it was asked for.</source>
        <translation>لا يمكن صنع هذا كما طُلب.</translation>
    </message>
    <message>
        <source>Change the setting that the details name and try again.</source>
        <translation>غيّر الإعداد المذكور في التفاصيل ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>The model was not found.</source>
        <translation>لم يُعثر على النموذج.</translation>
    </message>
    <message>
        <source>Choose another model, or put its folder back.</source>
        <translation>اختر نموذجًا آخر أو أعد مجلده إلى مكانه.</translation>
    </message>
    <message>
        <source>The model&apos;s files are damaged or of a kind that this program does not know.</source>
        <translation>ملفات النموذج تالفة أو من نوع لا يعرفه هذا البرنامج.</translation>
    </message>
    <message>
        <source>Choose another model, or install this one again.</source>
        <translation>اختر نموذجًا آخر أو أعد تثبيت هذا.</translation>
    </message>
    <message>
        <source>There is not enough memory for this sound.</source>
        <translation>لا توجد ذاكرة كافية لهذا الصوت.</translation>
    </message>
    <message>
        <source>Make it shorter, or raise the memory limit in the preferences.</source>
        <translation>اجعله أقصر أو ارفع حد الذاكرة في التفضيلات.</translation>
    </message>
    <message>
        <source>The compute device cannot be used.</source>
        <translation>تعذّر استخدام جهاز الحساب.</translation>
    </message>
    <message>
        <source>Choose another device in the preferences and try again.</source>
        <translation>اختر جهازًا آخر في التفضيلات ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>A file could not be read or written.</source>
        <translation>تعذّرت قراءة ملف أو كتابته.</translation>
    </message>
    <message>
        <source>See that the disk has space and that the folder may be written to.</source>
        <translation>تأكد من وجود مساحة على القرص ومن إمكان الكتابة في المجلد.</translation>
    </message>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>حدث خطأ داخل البرنامج.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, copy the details and report them.</source>
        <translation>حاول مجددًا. إن تكرر ذلك فانسخ التفاصيل وأبلغ عنها.</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::Formatting</name>
    <message>
        <source>%1 s</source>
        <translation>%1 ث</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 د %2 ث</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>جارٍ تحميل النموذج</translation>
    </message>
    <message>
        <source>Reading the prompt</source>
        <translation>جارٍ قراءة الوصف</translation>
    </message>
    <message>
        <source>Forming the sound</source>
        <translation>جارٍ تشكيل الصوت</translation>
    </message>
    <message>
        <source>Working out the spectrogram</source>
        <translation>جارٍ إعداد المخطط الطيفي</translation>
    </message>
    <message>
        <source>Turning it into sound</source>
        <translation>جارٍ تحويله إلى صوت</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>جارٍ الحفظ</translation>
    </message>
    <message>
        <source>Prompt: %1</source>
        <translation>الوصف: %1</translation>
    </message>
    <message>
        <source>Negative prompt: %1</source>
        <translation>الوصف السلبي: %1</translation>
    </message>
    <message>
        <source>Steps: %1</source>
        <translation>الخطوات: %1</translation>
    </message>
    <message>
        <source>Guidance: %1</source>
        <translation>التوجيه: %1</translation>
    </message>
    <message>
        <source>Duration: %1</source>
        <translation>المدة: %1</translation>
    </message>
    <message>
        <source>Seed: %1</source>
        <translation>البذرة: %1</translation>
    </message>
    <message>
        <source>Scheduler: %1</source>
        <translation>المُجدوِل: %1</translation>
    </message>
    <message>
        <source>Eta: %1</source>
        <translation>إيتا: %1</translation>
    </message>
    <message>
        <source>Guidance acts from %1 to %2</source>
        <translation>يعمل التوجيه من %1 إلى %2</translation>
    </message>
    <message>
        <source>Guidance rescale: %1</source>
        <translation>إعادة تحجيم التوجيه: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln s left</source>
        <translation>
            <numerusform>أقل من ثانية</numerusform>
            <numerusform>بقيت ثانية</numerusform>
            <numerusform>بقيت ثانيتان</numerusform>
            <numerusform>بقيت %Ln ثوانٍ</numerusform>
            <numerusform>بقيت %Ln ثانية</numerusform>
            <numerusform>بقيت %Ln ثانية</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min left</source>
        <translation>
            <numerusform>أقل من دقيقة</numerusform>
            <numerusform>بقيت دقيقة</numerusform>
            <numerusform>بقيت دقيقتان</numerusform>
            <numerusform>بقيت %Ln دقائق</numerusform>
            <numerusform>بقيت %Ln دقيقة</numerusform>
            <numerusform>بقيت %Ln دقيقة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::GenerationController</name>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>The model may sound wrong: %1</source>
        <translation>قد لا يكون صوت النموذج صحيحًا: %1</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>أُلغي</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>لم يكتمل</translation>
    </message>
    <message>
        <source>The prompt was longer than the model reads; its end was left out.</source>
        <translation>كان الوصف أطول مما يقرؤه النموذج، فأُهمل آخره.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln take(s) finished</source>
        <translation>
            <numerusform>لم يكتمل أي مقطع</numerusform>
            <numerusform>اكتمل مقطع واحد</numerusform>
            <numerusform>اكتمل مقطعان</numerusform>
            <numerusform>اكتملت %Ln مقاطع</numerusform>
            <numerusform>اكتمل %Ln مقطعًا</numerusform>
            <numerusform>اكتمل %Ln مقطع</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>اختيار نموذج</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::MainMenus</name>
    <message>
        <source>&amp;Open Sound…</source>
        <translation>&amp;فتح صوت…</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>ال&amp;نماذج…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>إن&amp;هاء</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;تراجع</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>إ&amp;عادة</translation>
    </message>
    <message>
        <source>&amp;Find Takes</source>
        <translation>ال&amp;بحث عن المقاطع</translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation>تولي&amp;د</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>إل&amp;غاء</translation>
    </message>
    <message>
        <source>Clear &amp;Queue</source>
        <translation>تفريغ قائمة الانت&amp;ظار</translation>
    </message>
    <message>
        <source>Go to the &amp;Prompt</source>
        <translation>الانتقال إلى ال&amp;وصف</translation>
    </message>
    <message>
        <source>&amp;Takes</source>
        <translation>المق&amp;اطع</translation>
    </message>
    <message>
        <source>&amp;Memory</source>
        <translation>ال&amp;ذاكرة</translation>
    </message>
    <message>
        <source>F&amp;ull Screen</source>
        <translation>ملء ال&amp;شاشة</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>ا&amp;ختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>&amp;About AudioLDM Studio</source>
        <translation>&amp;حول AudioLDM Studio</translation>
    </message>
    <message>
        <source>&amp;Recent Models</source>
        <translation>النماذج الأ&amp;خيرة</translation>
    </message>
    <message>
        <source>&amp;Same Seed Again</source>
        <translation>الب&amp;ذرة نفسها مجددًا</translation>
    </message>
    <message>
        <source>&amp;Next Seed</source>
        <translation>البذرة ال&amp;تالية</translation>
    </message>
    <message>
        <source>Throw the &amp;Dice</source>
        <translation>&amp;رمي النرد</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;ملف</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;تحرير</translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation>ت&amp;شغيل</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;عرض</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>م&amp;ساعدة</translation>
    </message>
    <message>
        <source>Preferenc&amp;es…</source>
        <translation>التف&amp;ضيلات…</translation>
    </message>
    <message>
        <source>Recent So&amp;unds</source>
        <translation>الأص&amp;وات الأخيرة</translation>
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
        <translation>الصوت جاهز</translation>
    </message>
    <message>
        <source>The sound could not be made</source>
        <translation>تعذّر صنع الصوت</translation>
    </message>
    <message>
        <source>Make them now</source>
        <translation>صنعها الآن</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>صرف النظر عنها</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>عرض</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sound(s) were not finished when the program ended, several times over.</source>
        <translation>
            <numerusform>لم يبقَ صوت غير مكتمل عند إنهاء البرنامج.</numerusform>
            <numerusform>بقي صوت واحد غير مكتمل عند إنهاء البرنامج، وتكرر ذلك.</numerusform>
            <numerusform>بقي صوتان غير مكتملين عند إنهاء البرنامج، وتكرر ذلك.</numerusform>
            <numerusform>بقيت %Ln أصوات غير مكتملة عند إنهاء البرنامج، وتكرر ذلك.</numerusform>
            <numerusform>بقي %Ln صوتًا غير مكتمل عند إنهاء البرنامج، وتكرر ذلك.</numerusform>
            <numerusform>بقي %Ln صوت غير مكتمل عند إنهاء البرنامج، وتكرر ذلك.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The library was looked through: %Ln thing(s) to know.</source>
        <translation>
            <numerusform>فُحصت المكتبة: لا ملاحظات.</numerusform>
            <numerusform>فُحصت المكتبة: ملاحظة واحدة.</numerusform>
            <numerusform>فُحصت المكتبة: ملاحظتان.</numerusform>
            <numerusform>فُحصت المكتبة: %Ln ملاحظات.</numerusform>
            <numerusform>فُحصت المكتبة: %Ln ملاحظة.</numerusform>
            <numerusform>فُحصت المكتبة: %Ln ملاحظة.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::MemoryMonitor</name>
    <message>
        <source>No model is loaded</source>
        <translation>لم يُحمَّل أي نموذج</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>الذاكرة</translation>
    </message>
    <message>
        <source>Where the model is</source>
        <translation>مكان النموذج</translation>
    </message>
    <message>
        <source>The limit is %1.</source>
        <translation>الحد هو %1.</translation>
    </message>
    <message>
        <source>Planned are %1.</source>
        <translation>المخطط له %1.</translation>
    </message>
    <message>
        <source>The peak was %1.</source>
        <translation>كانت الذروة %1.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>module and where it is</comment>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>%1 of %2 are free on the device.</source>
        <translation>المتاح على الجهاز %1 من %2.</translation>
    </message>
    <message>
        <source>Other programs take %1.</source>
        <translation>تشغل البرامج الأخرى %1.</translation>
    </message>
    <message numerus="yes">
        <source>Memory over the last %Ln minute(s)</source>
        <translation>
            <numerusform>الذاكرة الآن</numerusform>
            <numerusform>الذاكرة خلال الدقيقة الأخيرة</numerusform>
            <numerusform>الذاكرة خلال الدقيقتين الأخيرتين</numerusform>
            <numerusform>الذاكرة خلال آخر %Ln دقائق</numerusform>
            <numerusform>الذاكرة خلال آخر %Ln دقيقة</numerusform>
            <numerusform>الذاكرة خلال آخر %Ln دقيقة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::MemoryText</name>
    <message>
        <source>limit %1</source>
        <translation>الحد %1</translation>
    </message>
    <message>
        <source>planned %1</source>
        <translation>المخطط %1</translation>
    </message>
    <message>
        <source>peak %1</source>
        <translation>الذروة %1</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>جارٍ تحميل النموذج</translation>
    </message>
    <message>
        <source>Moving weights</source>
        <translation>جارٍ نقل الأوزان</translation>
    </message>
    <message>
        <source>Making sound</source>
        <translation>جارٍ صنع الصوت</translation>
    </message>
    <message>
        <source>Freeing memory</source>
        <translation>جارٍ تحرير الذاكرة</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>خامل</translation>
    </message>
    <message>
        <source>Text encoder</source>
        <translation>مُرمِّز النص</translation>
    </message>
    <message>
        <source>Denoiser</source>
        <comment>the UNet</comment>
        <translation>مزيل التشويش</translation>
    </message>
    <message>
        <source>Decoder</source>
        <comment>the VAE</comment>
        <translation>مفكّك الترميز</translation>
    </message>
    <message>
        <source>Vocoder</source>
        <translation>مُرمِّز الصوت</translation>
    </message>
    <message>
        <source>on the device</source>
        <translation>على الجهاز</translation>
    </message>
    <message>
        <source>streamed</source>
        <translation>يُنقل تباعًا</translation>
    </message>
    <message>
        <source>in main memory</source>
        <translation>في الذاكرة الرئيسية</translation>
    </message>
    <message>
        <source>not loaded</source>
        <translation>غير محمَّل</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>where a module is, and its size</comment>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>%1 in use</source>
        <translation>%1 قيد الاستخدام</translation>
    </message>
    <message>
        <source>%1 of %2 in use</source>
        <translation>%1 من %2 قيد الاستخدام</translation>
    </message>
    <message>
        <source>Allow %1</source>
        <translation>السماح بـ %1</translation>
    </message>
    <message>
        <source>Shorten to %1 s</source>
        <translation>التقصير إلى %1 ث</translation>
    </message>
    <message>
        <source>Leave weights in their file</source>
        <translation>ترك الأوزان في ملفها</translation>
    </message>
    <message>
        <source>Store weights in %1 bits</source>
        <translation>تخزين الأوزان في %1 بت</translation>
    </message>
    <message>
        <source>This needs %1 of memory, and %2 are allowed. Change one of these:</source>
        <translation>يحتاج هذا إلى %1 من الذاكرة، والمسموح %2. غيّر أحد ما يلي:</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::MessageBar</name>
    <message>
        <source>Message</source>
        <translation>رسالة</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>إغلاق هذه الرسالة</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>نسخ التفاصيل</translation>
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
        <translation>لا يُغيَّر النموذج أثناء إنشاء الأصوات أو انتظارها. اختره مرة أخرى بعد ذلك.</translation>
    </message>
    <message>
        <source>%1 is not the folder of a model: it has no model_index.json. Choose the folder that has one.</source>
        <translation>%1 ليس مجلد نموذج: لا يحتوي على model_index.json. اختر المجلد الذي يحتوي عليه.</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ModelsDialog</name>
    <message>
        <source>Use this model</source>
        <translation>استخدام هذا النموذج</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>النماذج</translation>
    </message>
    <message>
        <source>Installed models</source>
        <translation>النماذج المثبّتة</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>الحجم</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>الرخصة</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>المجلد</translation>
    </message>
    <message>
        <source>The starter model is always there: small and quick, for trying things out. Larger models sound better; put their folders into the models folder.</source>
        <translation>النموذج المبدئي موجود دائمًا: صغير وسريع للتجربة. النماذج الأكبر أجود صوتًا؛ ضع مجلداتها في مجلد النماذج.</translation>
    </message>
    <message>
        <source>Open another folder…</source>
        <translation>فتح مجلد آخر…</translation>
    </message>
    <message>
        <source>Show models folder</source>
        <translation>عرض مجلد النماذج</translation>
    </message>
    <message>
        <source>%1 (comes along)</source>
        <translation>%1 (مرفق)</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>غير مذكورة</translation>
    </message>
    <message>
        <source>In use: %1</source>
        <translation>المستخدم: %1</translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation>جارٍ تحميل %1</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>لم يُحمَّل أي نموذج.</translation>
    </message>
    <message>
        <source>Open a Model&apos;s Folder</source>
        <translation>فتح مجلد نموذج</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::NoticesDialog</name>
    <message>
        <source>Library</source>
        <translation>المكتبة</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>ما عُثر عليه</translation>
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
        <translation>عرض</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ParameterSlider</name>
    <message>
        <source>Default: %1</source>
        <translation>الافتراضي: %1</translation>
    </message>
    <message>
        <source>Reset to %1</source>
        <translation>إعادة إلى %1</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ParametersPanel</name>
    <message>
        <source>Generate</source>
        <translation>توليد</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>الخطوات</translation>
    </message>
    <message>
        <source>How often the sound is refined. More steps: finer, and as much longer to make.</source>
        <translation>عدد مرات صقل الصوت. خطوات أكثر: أدق، ووقت أطول بالقدر نفسه.</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>التوجيه</translation>
    </message>
    <message>
        <source>How closely the sound follows the prompt. Low: freer and more natural; high: literal, sometimes harsh. At 1 or less it takes half the time.</source>
        <translation>مدى التزام الصوت بالوصف. منخفض: أكثر حرية وطبيعية؛ مرتفع: حرفي وقد يكون خشنًا. عند 1 أو أقل يستغرق نصف الوقت.</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>المدة</translation>
    </message>
    <message>
        <source> s</source>
        <comment>unit of a spin box</comment>
        <translation> ث</translation>
    </message>
    <message>
        <source>How long the sound is. Longer sounds take more time and memory.</source>
        <translation>طول الصوت. الأصوات الأطول تحتاج إلى وقت وذاكرة أكثر.</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>عدد المقاطع</translation>
    </message>
    <message>
        <source>How many sounds to make, each with a seed of its own.</source>
        <translation>عدد الأصوات المطلوب صنعها، لكلٍّ بذرته.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>البذرة</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>متقدم</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>إضافة إلى الانتظار</translation>
    </message>
    <message>
        <source>Write a prompt first.</source>
        <translation>اكتب وصفًا أولًا.</translation>
    </message>
    <message>
        <source>The model could not be loaded. Choose another one.</source>
        <translation>تعذّر تحميل النموذج. اختر غيره.</translation>
    </message>
    <message>
        <source>These settings need more memory than is allowed.</source>
        <translation>تحتاج هذه الإعدادات إلى ذاكرة أكثر من المسموح.</translation>
    </message>
    <message>
        <source>Make the sound (%1)</source>
        <translation>صنع الصوت (%1)</translation>
    </message>
    <message>
        <source>With these settings: about %1.</source>
        <translation>بهذه الإعدادات: نحو %1.</translation>
    </message>
    <message>
        <source>With these settings: about %1. The last sound took %2 of memory.</source>
        <translation>بهذه الإعدادات: نحو %1. شغل الصوت الأخير %2 من الذاكرة.</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>التفضيلات</translation>
    </message>
    <message>
        <source>Making sounds</source>
        <translation>صنع الأصوات</translation>
    </message>
    <message>
        <source>Compute device</source>
        <translation>جهاز الحساب</translation>
    </message>
    <message>
        <source>What the model runs on.</source>
        <translation>ما يعمل عليه النموذج.</translation>
    </message>
    <message>
        <source>Memory limit</source>
        <translation>حد الذاكرة</translation>
    </message>
    <message>
        <source> GB</source>
        <comment>unit of a spin box</comment>
        <translation> غ.ب</translation>
    </message>
    <message>
        <source>The most memory that the engine may take on the compute device.</source>
        <translation>أقصى ذاكرة يمكن للمحرك شغلها على جهاز الحساب.</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>خيوط المعالج</translation>
    </message>
    <message>
        <source>All cores</source>
        <translation>كل الأنوية</translation>
    </message>
    <message>
        <source>Usual length</source>
        <translation>الطول المعتاد</translation>
    </message>
    <message>
        <source> s</source>
        <comment>unit of a spin box</comment>
        <translation> ث</translation>
    </message>
    <message>
        <source>The model is laid out for sounds of this length when it is loaded. Other lengths sound the same and may take longer.</source>
        <translation>يُجهَّز النموذج عند تحميله لأصوات بهذا الطول. الأطوال الأخرى لها الصوت نفسه وقد تستغرق وقتًا أطول.</translation>
    </message>
    <message>
        <source>Steps to begin with</source>
        <translation>الخطوات المبدئية</translation>
    </message>
    <message>
        <source>The window</source>
        <translation>النافذة</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>The language of the window.</source>
        <translation>لغة النافذة.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>كما في النظام</translation>
    </message>
    <message>
        <source>Play a sound as soon as it is made</source>
        <translation>تشغيل الصوت فور صنعه</translation>
    </message>
    <message>
        <source>Not while another one is playing.</source>
        <translation>ليس أثناء تشغيل صوت آخر.</translation>
    </message>
    <message>
        <source>Show the sound while it forms</source>
        <translation>عرض الصوت أثناء تشكّله</translation>
    </message>
    <message>
        <source>A spectrogram every few steps. It costs a little time.</source>
        <translation>مخطط طيفي كل بضع خطوات، ويكلّف قليلًا من الوقت.</translation>
    </message>
    <message>
        <source>Notify me when a long job ends out of sight</source>
        <translation>إشعاري عند انتهاء عمل طويل بعيدًا عن النظر</translation>
    </message>
    <message>
        <source>A notification of the desktop, when the window is not in front.</source>
        <translation>إشعار من سطح المكتب حين لا تكون النافذة في المقدمة.</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>تقليل الحركة</translation>
    </message>
    <message>
        <source>Nothing moves or fades by itself.</source>
        <translation>لا شيء يتحرك أو يتلاشى من تلقاء نفسه.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>تلقائي</translation>
    </message>
    <message>
        <source>%1 (%2, %3)</source>
        <comment>name, id, memory of a device</comment>
        <translation>%1 (%2، %3)</translation>
    </message>
    <message>
        <source>A sound of %1 will take about %2 of memory.</source>
        <translation>سيشغل صوت مدته %1 نحو %2 من الذاكرة.</translation>
    </message>
    <message>
        <source>A sound of %1 would take about %2 of memory: more than the limit.</source>
        <translation>قد يشغل صوت مدته %1 نحو %2 من الذاكرة: أكثر من الحد.</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::PresetBar</name>
    <message>
        <source>&amp;Rename Preset…</source>
        <translation>تغيير اس&amp;م الإعداد المسبق…</translation>
    </message>
    <message>
        <source>&amp;Overwrite Preset</source>
        <translation>ال&amp;كتابة فوق الإعداد المسبق</translation>
    </message>
    <message>
        <source>&amp;Import Presets…</source>
        <translation>ا&amp;ستيراد إعدادات مسبقة…</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>الإعداد المسبق</translation>
    </message>
    <message>
        <source>A named set of settings. Prompt and seed stay as they are.</source>
        <translation>مجموعة إعدادات لها اسم. يبقى الوصف والبذرة كما هما.</translation>
    </message>
    <message>
        <source>Own settings</source>
        <translation>إعدادات خاصة</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>اسم الإعداد المسبق</translation>
    </message>
    <message>
        <source>Name, then Enter</source>
        <translation>الاسم ثم Enter</translation>
    </message>
    <message>
        <source>Save, rename or delete presets</source>
        <translation>حفظ الإعدادات المسبقة أو تغيير أسمائها أو حذفها</translation>
    </message>
    <message>
        <source>%1 (changed)</source>
        <translation>%1 (معدَّل)</translation>
    </message>
    <message>
        <source>S&amp;ave as New Preset…</source>
        <translation>ح&amp;فظ كإعداد مسبق جديد…</translation>
    </message>
    <message>
        <source>De&amp;lete Preset</source>
        <translation>&amp;حذف الإعداد المسبق</translation>
    </message>
    <message>
        <source>E&amp;xport Presets…</source>
        <translation>ت&amp;صدير إعدادات مسبقة…</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::PresetTitle</name>
    <message>
        <source>Default</source>
        <translation>افتراضي</translation>
    </message>
    <message>
        <source>Fast draft</source>
        <translation>مسودة سريعة</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>دقيق</translation>
    </message>
    <message>
        <source>Short effect</source>
        <translation>مؤثر قصير</translation>
    </message>
    <message>
        <source>Ambience</source>
        <translation>أجواء</translation>
    </message>
    <message>
        <source>Music bed</source>
        <translation>خلفية موسيقية</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::PresetsController</name>
    <message>
        <source>There is a preset &quot;%1&quot; already. Choose another name, or choose that preset and overwrite it.</source>
        <translation>يوجد إعداد مسبق باسم «%1». اختر اسمًا آخر، أو اختر ذلك الإعداد واكتب فوقه.</translation>
    </message>
    <message>
        <source>Preset &quot;%1&quot; saved</source>
        <translation>حُفظ الإعداد المسبق «%1»</translation>
    </message>
    <message>
        <source>There is a preset &quot;%1&quot; already.</source>
        <translation>يوجد إعداد مسبق باسم «%1».</translation>
    </message>
    <message>
        <source>renaming a preset</source>
        <translation>تغيير اسم إعداد مسبق</translation>
    </message>
    <message>
        <source>overwriting a preset</source>
        <translation>الكتابة فوق إعداد مسبق</translation>
    </message>
    <message>
        <source>Preset &quot;%1&quot; overwritten</source>
        <translation>كُتب فوق الإعداد المسبق «%1»</translation>
    </message>
    <message>
        <source>Preset &quot;%1&quot; deleted.</source>
        <translation>حُذف الإعداد المسبق «%1».</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name, number</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>importing presets</source>
        <translation>استيراد إعدادات مسبقة</translation>
    </message>
    <message>
        <source>Presets saved as %1</source>
        <translation>حُفظت الإعدادات المسبقة باسم %1</translation>
    </message>
    <message>
        <source>Import Presets</source>
        <translation>استيراد إعدادات مسبقة</translation>
    </message>
    <message>
        <source>Presets (*.%1 *.json)</source>
        <translation>إعدادات مسبقة (*.%1 *.json)</translation>
    </message>
    <message>
        <source>Export Presets</source>
        <translation>تصدير إعدادات مسبقة</translation>
    </message>
    <message>
        <source>Presets (*.%1)</source>
        <translation>إعدادات مسبقة (*.%1)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln preset(s) imported</source>
        <translation>
            <numerusform>لم يُستورد أي إعداد مسبق</numerusform>
            <numerusform>استُورد إعداد مسبق واحد</numerusform>
            <numerusform>استُورد إعدادان مسبقان</numerusform>
            <numerusform>استُوردت %Ln إعدادات مسبقة</numerusform>
            <numerusform>استُورد %Ln إعدادًا مسبقًا</numerusform>
            <numerusform>استُورد %Ln إعداد مسبق</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ProgressStrip</name>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>التقدّم</translation>
    </message>
    <message>
        <source>Stop the sound that is being made</source>
        <translation>إيقاف الصوت قيد الصنع</translation>
    </message>
    <message>
        <source>Take the waiting sounds out of the queue</source>
        <translation>إخراج الأصوات المنتظرة من قائمة الانتظار</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>الخطوة %1 من %2</translation>
    </message>
    <message>
        <source>Take %1 of %2: %3</source>
        <comment>number, count, what is going on</comment>
        <translation>المقطع %1 من %2: %3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>what is going on, time left</comment>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>جاهز</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>جارٍ تحميل النموذج</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>جارٍ الإلغاء</translation>
    </message>
    <message>
        <source>No model loaded</source>
        <translation>لا نموذج محمَّل</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>model, memory in use</comment>
        <translation>%1، %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting: clear</source>
        <translation>
            <numerusform>لا شيء منتظر: تفريغ</numerusform>
            <numerusform>واحد منتظر: تفريغ</numerusform>
            <numerusform>اثنان منتظران: تفريغ</numerusform>
            <numerusform>%Ln منتظرة: تفريغ</numerusform>
            <numerusform>%Ln منتظرًا: تفريغ</numerusform>
            <numerusform>%Ln منتظر: تفريغ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::PromptPanel</name>
    <message>
        <source>Negative prompt</source>
        <translation>الوصف السلبي</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>الوصف</translation>
    </message>
    <message>
        <source>The sound to make, in words. Up and Down at the ends bring back earlier prompts.</source>
        <translation>الصوت المطلوب بالكلمات. يستعيد السهمان أعلى وأسفل عند الطرفين الأوصاف السابقة.</translation>
    </message>
    <message>
        <source>What should not be heard</source>
        <translation>ما لا ينبغي سماعه</translation>
    </message>
    <message>
        <source>The sound is led away from what stands here. It acts with guidance above 1.</source>
        <translation>يُبعَد الصوت عمّا يُكتب هنا. يعمل حين يتجاوز التوجيه 1.</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>أمثلة</translation>
    </message>
    <message>
        <source>Example prompts</source>
        <translation>أمثلة على الأوصاف</translation>
    </message>
    <message>
        <source>Describe a sound, for example:
%1</source>
        <translation>صِف صوتًا، مثلًا:
%1</translation>
    </message>
    <message>
        <source>%1 of %2 tokens</source>
        <translation>الرموز: %1 من %2</translation>
    </message>
    <message>
        <source>%1; the struck-out part is not used</source>
        <translation>%1؛ الجزء المشطوب لا يُستخدم</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::RecentMenu</name>
    <message>
        <source>None yet</source>
        <translation>لا شيء بعد</translation>
    </message>
    <message>
        <source>&amp;Clear List</source>
        <translation>&amp;مسح القائمة</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::SeedField</name>
    <message>
        <source>Keep this seed for the next sounds</source>
        <translation>الإبقاء على هذه البذرة للأصوات التالية</translation>
    </message>
    <message>
        <source>Throw the dice for a new seed</source>
        <translation>رمي النرد لبذرة جديدة</translation>
    </message>
    <message>
        <source>More about the seed</source>
        <translation>المزيد عن البذرة</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>البذرة</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>عشوائية</translation>
    </message>
    <message>
        <source>The same seed with the same settings gives the same sound.
Empty: each sound gets a seed of its own.</source>
        <translation>البذرة نفسها مع الإعدادات نفسها تعطي الصوت نفسه.
فارغ: لكل صوت بذرته الخاصة.</translation>
    </message>
    <message>
        <source>Same seed as the last sound</source>
        <translation>بذرة الصوت الأخير نفسها</translation>
    </message>
    <message>
        <source>Seed after the last sound&apos;s</source>
        <translation>البذرة التي تلي بذرة الصوت الأخير</translation>
    </message>
    <message>
        <source>A random seed each time</source>
        <translation>بذرة عشوائية كل مرة</translation>
    </message>
    <message>
        <source>Random (last: %1)</source>
        <translation>عشوائية (الأخيرة: %1)</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::ShortcutsDialog</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>الأمر</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>المفاتيح</translation>
    </message>
    <message>
        <source>In the prompt</source>
        <translation>في الوصف</translation>
    </message>
    <message>
        <source>Earlier prompt (on the first line)</source>
        <translation>وصف أسبق (في السطر الأول)</translation>
    </message>
    <message>
        <source>Later prompt (on the last line)</source>
        <translation>وصف أحدث (في السطر الأخير)</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::SleepInhibitor</name>
    <message>
        <source>Making a sound</source>
        <translation>جارٍ صنع صوت</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::SoundPanel</name>
    <message>
        <source>A: %1 (compared with B: %2)</source>
        <translation>A: %1 (مقارنةً بـ B: %2)</translation>
    </message>
    <message>
        <source>B: %1 (compared with A: %2)</source>
        <translation>B: %1 (مقارنةً بـ A: %2)</translation>
    </message>
    <message>
        <source>Show &amp;Waveform</source>
        <translation>عرض شكل ال&amp;موجة</translation>
    </message>
    <message>
        <source>Show &amp;Spectrogram</source>
        <translation>عرض المخطط ال&amp;طيفي</translation>
    </message>
    <message>
        <source>Show &amp;Both</source>
        <translation>عرض &amp;كليهما</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>ت&amp;صغير</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>تك&amp;بير</translation>
    </message>
    <message>
        <source>Show the W&amp;hole Sound</source>
        <translation>عرض الصوت كام&amp;لًا</translation>
    </message>
    <message>
        <source>Show the S&amp;election</source>
        <translation>عرض الت&amp;حديد</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TakeDelegate</name>
    <message>
        <source>File not found</source>
        <translation>لم يُعثر على الملف</translation>
    </message>
    <message>
        <source>Name of the take</source>
        <translation>اسم المقطع</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TakesController</name>
    <message>
        <source>The settings of the take are in the fields</source>
        <translation>إعدادات المقطع في الحقول</translation>
    </message>
    <message>
        <source>%1 can be played, but it does not say how it was made: its settings cannot be brought back.</source>
        <translation>يمكن تشغيل %1، لكنه لا يذكر كيف صُنع، فلا يمكن استعادة إعداداته.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>حُفظ باسم %1</translation>
    </message>
    <message>
        <source>WAV, 16 bit (*.wav)</source>
        <translation>WAV، ‏16 بت (*.wav)</translation>
    </message>
    <message>
        <source>WAV, 24 bit (*.wav)</source>
        <translation>WAV، ‏24 بت (*.wav)</translation>
    </message>
    <message>
        <source>WAV, 32-bit float (*.wav)</source>
        <translation>WAV، فاصلة عائمة 32 بت (*.wav)</translation>
    </message>
    <message>
        <source>FLAC, 16 bit (*.flac)</source>
        <translation>FLAC، ‏16 بت (*.flac)</translation>
    </message>
    <message>
        <source>FLAC, 24 bit (*.flac)</source>
        <translation>FLAC، ‏24 بت (*.flac)</translation>
    </message>
    <message>
        <source>Export Take</source>
        <translation>تصدير المقطع</translation>
    </message>
    <message>
        <source>Open Sound</source>
        <translation>فتح صوت</translation>
    </message>
    <message>
        <source>Sound files (*.wav *.flac)</source>
        <translation>ملفات صوت (*.wav *.flac)</translation>
    </message>
    <message>
        <source>Find the Missing File</source>
        <translation>البحث عن الملف المفقود</translation>
    </message>
    <message numerus="yes">
        <source>%Ln take(s) deleted.</source>
        <translation>
            <numerusform>لم يُحذف أي مقطع.</numerusform>
            <numerusform>حُذف مقطع واحد.</numerusform>
            <numerusform>حُذف مقطعان.</numerusform>
            <numerusform>حُذفت %Ln مقاطع.</numerusform>
            <numerusform>حُذف %Ln مقطعًا.</numerusform>
            <numerusform>حُذف %Ln مقطع.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sample(s) were louder than the format can hold and were clipped. WAV, 32-bit float keeps them.</source>
        <translation>
            <numerusform>لم تُقصّ أي عينة.</numerusform>
            <numerusform>تجاوزت عينة واحدة سعة الصيغة فقُصّت. صيغة WAV بفاصلة عائمة 32 بت تحفظها.</numerusform>
            <numerusform>تجاوزت عينتان سعة الصيغة فقُصّتا. صيغة WAV بفاصلة عائمة 32 بت تحفظهما.</numerusform>
            <numerusform>تجاوزت %Ln عينات سعة الصيغة فقُصّت. صيغة WAV بفاصلة عائمة 32 بت تحفظها.</numerusform>
            <numerusform>تجاوزت %Ln عينة سعة الصيغة فقُصّت. صيغة WAV بفاصلة عائمة 32 بت تحفظها.</numerusform>
            <numerusform>تجاوزت %Ln عينة سعة الصيغة فقُصّت. صيغة WAV بفاصلة عائمة 32 بت تحفظها.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to compare this take with: show another one before it, or select two takes.</source>
        <translation>لا يوجد ما يقارن به هذا المقطع: اعرض مقطعًا آخر قبله أو حدد مقطعين.</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TakesModel</name>
    <message>
        <source>The file is not where it was: %1</source>
        <translation>الملف ليس في مكانه: %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>title and details of a take</comment>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>%1, starred</source>
        <translation>%1، بنجمة</translation>
    </message>
    <message>
        <source>%1, seed %2</source>
        <translation>%1، البذرة %2</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TakesPanel</name>
    <message>
        <source>Search takes</source>
        <translation>البحث في المقاطع</translation>
    </message>
    <message>
        <source>Starred takes only</source>
        <translation>المقاطع ذات النجمة فقط</translation>
    </message>
    <message>
        <source>Order of the takes</source>
        <translation>ترتيب المقاطع</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>الأحدث أولًا</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>الأقدم أولًا</translation>
    </message>
    <message>
        <source>By prompt</source>
        <translation>حسب الوصف</translation>
    </message>
    <message>
        <source>Longest first</source>
        <translation>الأطول أولًا</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>المقاطع</translation>
    </message>
    <message>
        <source>&amp;Use These Settings</source>
        <translation>&amp;استخدام هذه الإعدادات</translation>
    </message>
    <message>
        <source>Make &amp;Variations</source>
        <translation>إنشاء ت&amp;نويعات</translation>
    </message>
    <message>
        <source>&amp;Compare Two Takes</source>
        <translation>م&amp;قارنة مقطعين</translation>
    </message>
    <message>
        <source>Re&amp;name Take</source>
        <translation>تغيير ا&amp;سم المقطع</translation>
    </message>
    <message>
        <source>&amp;Star</source>
        <translation>ن&amp;جمة</translation>
    </message>
    <message>
        <source>&amp;Delete Take</source>
        <translation>&amp;حذف المقطع</translation>
    </message>
    <message>
        <source>&amp;Export Take…</source>
        <translation>&amp;تصدير المقطع…</translation>
    </message>
    <message>
        <source>Copy &amp;Prompt</source>
        <translation>نسخ ال&amp;وصف</translation>
    </message>
    <message>
        <source>Copy P&amp;arameters</source>
        <translation>نسخ ال&amp;معاملات</translation>
    </message>
    <message>
        <source>No take matches.</source>
        <translation>لا مقطع يطابق.</translation>
    </message>
    <message>
        <source>No takes yet.
What you make is kept here.</source>
        <translation>لا مقاطع بعد.
يُحفظ هنا ما تصنعه.</translation>
    </message>
    <message>
        <source>Copy F&amp;ile</source>
        <translation>نسخ المل&amp;ف</translation>
    </message>
    <message>
        <source>Show in &amp;Folder</source>
        <translation>ال&amp;عرض في المجلد</translation>
    </message>
    <message>
        <source>Find the Missing Fi&amp;le…</source>
        <translation>ال&amp;بحث عن الملف المفقود…</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TimeRuler</name>
    <message>
        <source>Time ruler</source>
        <translation>مسطرة الزمن</translation>
    </message>
    <message>
        <source>Click to play from here</source>
        <translation>انقر للتشغيل من هنا</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TimeText</name>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 ث</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::TransportBar</name>
    <message>
        <source>To the &amp;Start</source>
        <translation>إلى ال&amp;بداية</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>إيقا&amp;ف</translation>
    </message>
    <message>
        <source>&amp;Loop</source>
        <translation>ت&amp;كرار</translation>
    </message>
    <message>
        <source>Repeat the selection, or the whole sound (L)</source>
        <translation>تكرار التحديد أو الصوت كله (L)</translation>
    </message>
    <message>
        <source>&amp;Mute</source>
        <translation>كت&amp;م الصوت</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>مستوى الصوت</translation>
    </message>
    <message>
        <source>Sound &amp;Device</source>
        <translation>&amp;جهاز الصوت</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>إ&amp;يقاف مؤقت</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;تشغيل</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>إيقاف مؤقت (مسافة)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>تشغيل (مسافة)</translation>
    </message>
    <message>
        <source>Hear &amp;B</source>
        <translation>سماع &amp;B</translation>
    </message>
    <message>
        <source>Hear &amp;A</source>
        <translation>سماع &amp;A</translation>
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
        <translation>يُسمع A. التبديل إلى B (X)</translation>
    </message>
    <message>
        <source>B is heard. Switch to A (X)</source>
        <translation>يُسمع B. التبديل إلى A (X)</translation>
    </message>
    <message>
        <source>Choose a take to compare with to switch between two</source>
        <translation>اختر مقطعًا للمقارنة للتبديل بين اثنين</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>position and length of the sound</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Position %1 of %2</source>
        <translation>الموضع %1 من %2</translation>
    </message>
    <message>
        <source>Sound is off. Turn it on (M)</source>
        <translation>الصوت مكتوم. تشغيله (M)</translation>
    </message>
    <message>
        <source>Turn sound off (M)</source>
        <translation>كتم الصوت (M)</translation>
    </message>
    <message>
        <source>The System&apos;s Default Device</source>
        <translation>الجهاز الافتراضي للنظام</translation>
    </message>
    <message>
        <source>Sound device</source>
        <translation>جهاز الصوت</translation>
    </message>
    <message>
        <source>Sound device: %1</source>
        <translation>جهاز الصوت: %1</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::UndoCommands</name>
    <message>
        <source>renaming a take</source>
        <translation>تغيير اسم مقطع</translation>
    </message>
    <message>
        <source>changing a star</source>
        <translation>تغيير نجمة</translation>
    </message>
    <message>
        <source>saving a preset</source>
        <translation>حفظ إعداد مسبق</translation>
    </message>
    <message>
        <source>deleting a preset</source>
        <translation>حذف إعداد مسبق</translation>
    </message>
    <message>
        <source>changing settings</source>
        <translation>تغيير الإعدادات</translation>
    </message>
    <message numerus="yes">
        <source>deleting %Ln take(s)</source>
        <translation>
            <numerusform>حذف لا شيء</numerusform>
            <numerusform>حذف مقطع</numerusform>
            <numerusform>حذف مقطعين</numerusform>
            <numerusform>حذف %Ln مقاطع</numerusform>
            <numerusform>حذف %Ln مقطعًا</numerusform>
            <numerusform>حذف %Ln مقطع</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audioldm::ui::UndoRouter</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;تراجع</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>&amp;تراجع: %1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>إ&amp;عادة</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>إ&amp;عادة: %1</translation>
    </message>
</context>
<context>
    <name>audioldm::ui::WaveformView</name>
    <message>
        <source>The sound is forming: step %1 of %2</source>
        <translation>الصوت يتشكّل: الخطوة %1 من %2</translation>
    </message>
    <message>
        <source>No sound yet</source>
        <translation>لا صوت بعد</translation>
    </message>
    <message>
        <source>playhead %1 of %2</source>
        <translation>موضع التشغيل %1 من %2</translation>
    </message>
    <message>
        <source>playhead %1 of %2, selection %3 to %4</source>
        <translation>موضع التشغيل %1 من %2، التحديد %3 إلى %4</translation>
    </message>
    <message>
        <source>Describe a sound and press Generate.</source>
        <translation>صِف صوتًا واضغط «توليد».</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>الصوت</translation>
    </message>
    <message>
        <source>Left and Right move the playhead, with Shift they select, Up and Down zoom, Space plays.</source>
        <translation>يحرّك السهمان يمين ويسار موضع التشغيل، ومع Shift يحدّدان، وأعلى وأسفل للتكبير والتصغير، والمسافة للتشغيل.</translation>
    </message>
    <message>
        <source>Scroll through the sound</source>
        <translation>التمرير عبر الصوت</translation>
    </message>
    <message>
        <source>Computing the spectrogram…</source>
        <translation>جارٍ حساب المخطط الطيفي…</translation>
    </message>
</context>
</TS>
