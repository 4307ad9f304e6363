/**
 * How models speak of themselves, of their order and to their user, by language. Apostrophes are straight and spaces single in
 * the text that these are held against.
 */

/** The writer says that it is a machine, what it can't do, or when it was trained. */
export const AS_A_MODEL: readonly RegExp[] = [
	/\bas an? (?:AI|artificial intelligence)(?: assistant| model| system| chatbot)?,? I\b|\bas an? (?:AI |large )*language model\b/i,
	/\bI(?:'m| am) (?:just |only )?an? (?:AI|artificial intelligence|language model|large language model)\b/i,
	/\bI (?:cannot|can't|am unable to|am not able to|don't have the ability to) (?:browse|access (?:the internet|real-time|current|external)|provide real-time|search the (?:web|internet))/i,
	/\b(?:as of|since|at) my (?:last |latest )?(?:knowledge cut-?off|training (?:data|cut-?off)|knowledge update|last update)\b|\bmy knowledge cut-?off\b|\bmy training data (?:only|ends?|cuts?|goes|stops)\b/i,
	/\b(?:I'm sorry|I apologi[sz]e|Sorry), (?:but )?I (?:can't|cannot|am unable to|won't) (?:assist|help|fulfil|comply|create|write|generate|provide)/i,
	/\bals (?:(?:ein |eine )?(?:KI|künstliche Intelligenz)(?:-(?:Sprach)?modell|-Assistent(?:in)?|-System)?|(?:großes )?Sprachmodell)\b,? (?:habe|kann|bin|verfüge|darf|besitze|möchte) ich/i,
	/\bIch bin (?:nur )?(?:eine KI\b|ein KI-|eine künstliche Intelligenz|ein (?:großes )?Sprachmodell)|\bmein(?:es|em|e|er) (?:Wissensst(?:and|ands|andes|ichtag|ichtags)|Trainingsdaten (?:reichen|enden|bis))/i,
	/\ben tant (?:qu'|que )(?:IA\b|intelligence artificielle|modèle de langage|modèle d'IA)|\bje suis une (?:IA\b|intelligence artificielle)|\bmes connaissances s'arrêtent|\bje ne peux pas (?:naviguer sur|accéder à) (?:le Web|Internet)/i,
	/(?:[Cc]omo|COMO) (?:un |una )?(?:IA|inteligencia artificial|modelo de lenguaje|asistente de IA),? (?:yo |no (?:puedo|tengo|soy)|puedo|tengo)|\b[Ss]oy (?:una IA\b|una inteligencia artificial|un modelo de lenguaje)|\b[Mm]i fecha de corte|\b[Nn]o puedo (?:navegar por|acceder a) (?:la web|[Ii]nternet)/,
	/\b(?:[Ii]n quanto|[Cc]ome) (?:un'|un )?(?:IA|intelligenza artificiale|modello linguistico|assistente IA),? (?:io |non (?:posso|ho|sono)|posso|ho )|\b[Ss]ono (?:un'IA\b|un'intelligenza artificiale|un modello linguistico)|\b[Nn]on posso (?:navigare|accedere a) [Ii]nternet/,
	/\b[Cc]omo (?:um |uma )?(?:IA|inteligência artificial|modelo de linguagem|assistente de IA),? (?:eu |não (?:posso|tenho|sou)|posso|tenho)|\b[Ss]ou (?:uma IA\b|uma inteligência artificial|um modelo de linguagem)|\b[Nn]ão posso (?:navegar na|acessar a) [Ii]nternet/,
	/\bals (?:een )?(?:AI|taalmodel|AI-taalmodel|kunstmatige intelligentie),? (?:heb|kan|ben|mag) ik|\bik ben (?:slechts )?een (?:AI|taalmodel)\b|\bmijn kennis reikt/i,
	/jako (?:model językowy|sztuczna inteligencja|AI|asystent AI),? (?:nie (?:mogę|mam|jestem)|mogę|mam|jestem)|\bjestem (?:tylko )?(?:modelem językowym|sztuczną inteligencją)|moja wiedza kończy się/i,
	/как (?:языковая модель|искусственный интеллект|ИИ|большая языковая модель|нейросеть)(?:-ассистент)?,? (?:я|у меня|мне)(?!\p{L})|я (?:всего лишь |—\s?)?(?:языковая модель|искусственный интеллект|ИИ|нейросеть)(?!\p{L})|мои знания ограничены|я не могу (?:просматривать интернет|выходить в интернет)/iu,
	/як (?:мовна модель|штучний інтелект|ШІ|велика мовна модель)(?:-асистент)?,? (?:я|у мене|мені)(?!\p{L})|я (?:лише |—\s?)?(?:мовна модель|штучний інтелект|ШІ)(?!\p{L})|мої знання обмежені|я не можу (?:переглядати інтернет|виходити в інтернет)/iu,
	/kaip (?:dirbtinio intelekto|DI|kalbos) (?:kalbos )?(?:modelis|asistentas),? (?:aš|negaliu|neturiu|galiu)|esu (?:tik )?(?:dirbtinis intelektas|kalbos modelis)|mano žinios baigiasi/iu,
	/(?:作为|作為|身为|身為)(?:一个|一個|一名)?\s?(?:AI|人工智能|人工智慧|大?语言模型|大?語言模型)[^。！？]{0,12}我|我(?:只)?是(?:一个|一個)?(?:AI|人工智能|人工智慧|语言模型|語言模型)|我的(?:知识截止|知識截止|训练数据|訓練資料)|我(?:无法|無法)(?:浏览|瀏覽|访问|訪問)(?:互联网|網路|网络)/,
	/(?:AI|人工知能|(?:大規模)?言語モデル)(?:アシスタント|モデル)?(?:として|である)、?(?:私|わたし)|(?:私|わたし)は(?:AI|人工知能|言語モデル)(?:です|であり|なので)|私の(?:知識のカットオフ|学習データ)/,
	/(?:AI|인공지능|언어 모델|인공지능 언어 모델|AI 언어 모델)(?:로서|로써|이기 때문에|이므로),? ?(?:저는|제가|나는)|저는 (?:AI|인공지능|언어 모델)(?:입니다|이며|이라)|제 학습 데이터/,
	/bir (?:yapay zek[aâ]|dil modeli|yapay zek[aâ] dil modeli) olarak,? (?:ben|benim|bana|[\p{L}]*(?:mıyorum|miyorum|muyorum|müyorum|amam|emem))|ben (?:sadece )?bir (?:yapay zek[aâ]|dil modeli)y?[iı]m|bilgi kesim tarihim/iu,
	/(?:بصفتي|كوني|باعتباري) (?:نموذج|ذكاء|نموذجًا|ذكاءً|مساعد)|أنا (?:مجرد )?(?:نموذج لغوي|ذكاء اصطناعي)|بيانات تدريبي/,
	/\bsom (?:en )?(?:AI|språkmodell|sprogmodel)\b,? (?:kan|har|är|er) (?:jag|jeg)|jako (?:jazykový model|umělá inteligence)\b,? ?(?:ne|mohu|nemohu|nemám)|ca (?:model lingvistic|inteligență artificială),? (?:nu|eu)/i,
	/(?:एआई|AI|कृत्रिम बुद्धिमत्ता|भाषा मॉडल)[^।!?\n]{0,20}(?:के रूप में|होने के नाते),? (?:मैं|मेरे|मुझे)|मैं (?:केवल |सिर्फ )?एक (?:एआई|AI|भाषा मॉडल)/,
	/ในฐานะ(?:ที่เป็น)?\s?(?:โมเดลภาษา|แบบจำลองภาษา|AI|เอไอ|ปัญญาประดิษฐ์)[^\n]{0,20}(?:ผม|ฉัน|ดิฉัน)|(?:ผม|ฉัน)เป็น(?:เพียง|แค่)?\s?(?:AI|เอไอ|ปัญญาประดิษฐ์|โมเดลภาษา)/,
];

/**
 * The writer answers its user before the text begins. Held against the first two lines of a section, of which each has to be
 * nothing but that, or to announce one of `TEXT_ITSELF`.
 */
export const GREETING: readonly RegExp[] = [
	/^(?:sure(?: thing)?|certainly|of course|absolutely|got it|okay)[!,.:]*(?:\s*$|(?: here(?:'s| is| are)|[!.] ?I(?:'d| would| will|'ll| can)\b))/i,
	/^here(?:'s| is) (?:the|your|a|an|my) (?:(?:complete|full|rewritten|revised|updated|improved|requested|final|first|next|new|draft|written|corrected) )*(?:article|section|text|blog post|post|draft|version|introduction|conclusion|content|outline|paragraph|rewrite)\b[^.!?\n]{0,120}[:.]?/i,
	/^(?:natürlich|gerne|klar|selbstverständlich|sicher)[!,.:]*(?:\s*$|,? hier (?:ist|sind|kommt))|^hier (?:ist|kommt) (?:der|dein|ihr|die) (?:[\p{L}]+e[rn]? )?(?:artikel|abschnitt|text|beitrag|entwurf|überarbeitete|einleitung)/iu,
	/^(?:bien sûr|certainement|d'accord|avec plaisir)[ !,.:]*(?:\s*$|voici )|^voici (?:l'article|la section|le texte|votre article|l'introduction|une version|le paragraphe)/i,
	/^[¡]?(?:claro|por supuesto|desde luego|con gusto)[!,.:]*(?:\s*$| ?aquí (?:tienes|está))|^aquí (?:tienes|está) (?:el|la|tu|su|un|una) (?:artículo|sección|texto|borrador|introducción|versión)/i,
	/^(?:certo|certamente|naturalmente|volentieri)[!,.:]*(?:\s*$| ?ecco)|^ecco (?:l'articolo|la sezione|il testo|il tuo articolo|l'introduzione|una versione)/i,
	/^(?:claro|com certeza|certamente|com prazer)[!,.:]*(?:\s*$| ?aqui est)|^aqui está (?:o|a|seu|sua|um|uma) (?:artigo|seção|secção|texto|introdução|versão)/i,
	/^(?:natuurlijk|zeker|uiteraard|graag)[!,.:]*(?:\s*$| ?hier is)|^hier is (?:het|de|je|uw|een) (?:artikel|sectie|tekst|herschreven|inleiding|paragraaf)/i,
	/^(?:oczywiście|jasne|pewnie)[!,.:]*(?:\s*$| ?oto)|^oto (?:artykuł|sekcja|tekst|twój artykuł|wstęp|poprawiona|fragment artykułu)/i,
	/^(?:конечно|разумеется|безусловно|хорошо)[!,.:]*(?:\s*$| ?вот)|^вот (?:ваша? |готовый |готовая |обновлённый |текст |переписанный )*(?:статья|статью|раздел|текст|вариант|введение|черновик)/i,
	/^(?:звичайно|звісно|авжеж|добре)[!,.:]*(?:\s*$| ?ось)|^ось (?:ваша? |готовий |готова |оновлений |переписаний )*(?:стаття|статтю|розділ|текст|варіант|вступ|чернетка)/i,
	/^(?:žinoma|be abejo|gerai)[!,.:]*(?:\s*$| ?štai)|^štai (?:jūsų |parengtas |pataisytas )*(?:straipsnis|skyrius|tekstas|įvadas|skyrelis)/i,
	/^(?:当然|當然|好的|没问题|沒問題)[！!，,。：:]*(?:\s*$|\s?(?:以下|这|這|下面))|^(?:以下|下面)是(?:您|你|为您|為您|本)?(?:要求|撰写|撰寫|需要|所需)?的?(?:文章|章节|章節|正文|内容|內容|草稿|段落)[：:。]?/,
	/^(?:もちろんです|もちろん|承知しました|かしこまりました|はい)[！!、。：:]+(?:\s*$|\s?(?:以下|こちら))|^(?:以下|こちら)(?:は|が)(?:、)?(?:ご依頼|ご要望|記事|本文|セクション|文章)/,
	/^(?:물론입니다|물론이죠|네|알겠습니다)[!,. ]+(?:\s*$|(?:다음은|아래는|여기))|^(?:다음은|아래는) (?:요청하신|작성한|기사|본문|글|섹션)/,
	/^(?:tabii ki|tabii|elbette|memnuniyetle)[!,.:]*(?:\s*$| ?[iİ]şte)|^[iİ]şte (?:makale|bölüm|metin|istediğiniz|makaleniz)/iu,
	/^(?:بالتأكيد|بالطبع|حسنًا)[!،,.:]*(?:\s*$| ?(?:إليك|هذا|هذه))|^(?:إليك|إليكم) (?:المقال|المقالة|القسم|النص|المقدمة)/,
	/^here(?:'s| is) (?:the )?(?:section|part|chapter) (?:\d+|[ivx]+|one|two|three|four|five|six|seven|eight|nine|ten)\b[^.!?\n]{0,120}[:.]?/i,
	/^I apologi[sz]e for (?:my|the) (?:mistake|confusion|error|oversight|misunderstanding)[.!] ?Here(?:'s| is)\b/i,
	/^(?:answer|response|output|markdown)\s?:?\s*(?=\n|$)/i,
	/^hier (?:ist|kommt|is) (?:abschnitt|teil|kapitel|sectie|deel|hoofdstuk|paragraaf) \d+|^voici (?:la )?(?:section|partie) (?:n° ?)?\d+|^aquí (?:tienes|está) (?:la )?(?:sección|parte) \d+|^ecco (?:la )?(?:sezione|parte) \d+|^aqui está (?:a )?(?:seção|secção|parte) \d+/i,
	/^oto (?:sekcja|część|rozdział) \d+|^вот (?:раздел|часть|глава) \d+|^ось (?:розділ|частина) \d+|^štai (?:\d+(?:-\p{L}+|\.)? (?:skyrius|dalis|skyrelis)|(?:skyrius|dalis|skyrelis) \d+)|^[iİ]şte (?:\d+\. bölüm|bölüm \d+)/iu,
	/^(?:以下|下面)是第\s?[\d一二三四五六七八九十]+\s?(?:部分|节|節|章|段)|^(?:以下|こちら)(?:は|が)第?\s?\d+|^(?:다음은|아래는) (?:제 ?)?\d+/,
	/^(?:ज़रूर|जरूर|बिल्कुल|बेशक|ठीक है)[!।, ]*(?:$|(?:यहाँ|यहां|यह|ये) )|^(?:यहाँ|यहां) (?:आपका |आपके लिए |पर )?(?:अनुभाग|लेख|भाग|खंड|पाठ)/,
	/^(?:ได้เลย|แน่นอน|ยินดี)(?:ครับ|ค่ะ|คะ)?[! ]*(?:$|(?:นี่คือ|ต่อไปนี้))|^(?:นี่คือ|ต่อไปนี้คือ)\s?(?:ส่วนที่|บทความ|เนื้อหา|ฉบับ)/,
];

/**
 * The writer thinks aloud about its order before the text begins. Held against the first two lines of a section. That somebody's user
 * wants something is no such thing; that he wants it of "me" is.
 */
export const THINKING_ALOUD: readonly RegExp[] = [
	/^(?:(?:okay|ok|alright|all right|right|hmm+|well|so|let's see)[,.!…]* )*(?:so,? )?the user (?:wants|wanted|asks|asked|is asking|has asked|needs|would like|'d like|requested|has requested|expects|told) (?:me|us) (?:to|for)\b/i,
	/^(?:(?:okay|ok|alright|all right|right|hmm+|well|so|let's see)[,.!…]* )+(?:so,? )?(?:I|we) (?:need|have|should|must|am asked|are asked|'m asked|'ve been asked) (?:to )?(?:write|draft|produce|create|rewrite|repair|fix)\b[^.!?\n]{0,60}\b(?:article|section|text|part|chapter|paragraph|introduction)\b/i,
	/^(?:(?:okay|ok|also|gut|nun|hmm+)[,.!…]* )*der (?:nutzer|user|benutzer) (?:möchte|will|wünscht|bittet|verlangt)[^.!?\n]{0,20}\b(?:ich|mich|mir)\b/i,
	/^(?:(?:d'accord|bon|ok|alors)[ ,.!…]* )*l'utilisateur (?:veut|souhaite|demande|voudrait|me demande)[^.!?\n]{0,12}(?:\bque je\b|\bm'|\bde (?:rédiger|écrire)\b)/i,
	/^(?:(?:bien|vale|bueno|ok)[ ,.!…]* )*el usuario (?:quiere|desea|pide|me pide|solicita)[^.!?\n]{0,12}(?:\bque (?:yo )?(?:escriba|redacte)\b)/i,
	/^(?:(?:хорошо|итак|ладно|окей)[,.!…]* )*пользователь (?:хочет|просит|попросил)[^.!?\n]{0,12}(?:,? чтобы я(?!\p{L})|меня(?!\p{L}))/iu,
	/^(?:(?:好的|好|嗯|首先)[，,。！!]*\s?)*(?:用户|用戶|使用者)(?:要求|希望|想要|想|让|讓|需要)我/,
];

/** The writer takes leave of its user after the text. Held against the last two lines of a section. */
export const FAREWELL: readonly RegExp[] = [
	/\bI hope (?:this|that) (?:article |text |section )?(?:(?:helps|is helpful)(?=[.!]|$)|meets your (?:needs|expectations|request))|\blet me know if you(?:'d like| would like| need| want| have)\b[^.!?\n]{0,40}(?:\b(?:any|some|further|other|more) (?:changes|revisions|adjustments|edits)|\b(?:this|the|another|next) (?:text|section|article|draft|paragraph))\b|\bfeel free to (?:adjust|modify|edit) (?:this|the) (?:text|article|section)/i,
	/\bwould you like me to (?:expand|continue|write|add|revise|adjust|make)\b/i,
	/\bIch hoffe, (?:das|dies|dieser (?:Text|Artikel)) hilft (?:dir|Ihnen)(?: weiter)?(?=[.!]|$)|\b(?:Lass|Lassen Sie) (?:es )?mich (?:gerne )?wissen, (?:wenn|ob|falls)\b[^.!?\n]{0,60}(?:Änderungen|Anpassungen|Abschnitt|Artikel|\bText)/i,
	/\bj'espère que (?:cela|cet article|ce texte) (?:vous|t') ?(?:aide|sera utile|aidera|convient)|\bn'hésitez pas à me (?:dire|demander|faire savoir)[^.!?\n]{0,60}(?:ce texte|le texte|section|l'article|cet article)/i,
	/\bespero que (?:esto|este artículo|este texto) (?:te|le|os|les) (?:sirva|ayude|sea)|\b(?:avísame|hazme saber|hágame saber) si[^.!?\n]{0,60}(?:texto|sección|artículo)/i,
	/\bspero che (?:questo|ti|vi|sia)\b[^.!?\n]{0,40}(?:utile|aiuti|aiutare)|\b(?:fammi|mi faccia) sapere se[^.!?\n]{0,60}(?:testo|sezione|articolo)/i,
	/\bespero que (?:isto|isso|este artigo|este texto) (?:te |o |a |lhe )?(?:ajude|seja útil|tenha ajudado)|\b(?:me avise|avise-me|diga-me) se[^.!?\n]{0,60}(?:texto|seção|secção|artigo)/i,
	/\bik hoop dat (?:dit|deze tekst|dit artikel) (?:je |u )?(?:helpt|nuttig)|\blaat (?:het )?me weten (?:als|of)[^.!?\n]{0,60}(?:tekst|sectie|artikel)/i,
	/mam nadzieję, że (?:to|ten tekst|ten artykuł) (?:ci |państwu )?(?:pomoże|pomogło|okaże się)|daj(?:cie)? mi znać, (?:jeśli|czy)[^.!?\n]{0,60}(?:tekst|sekcj|artykuł)/i,
	/надеюсь, (?:это|что это|эта статья|этот текст) (?:вам |тебе )?(?:поможет|помогло|помог|будет полез)|дайте (?:мне )?знать, (?:если|нужно)[^.!?\n]{0,60}(?:текст|раздел|стать)/i,
	/сподіваюся, (?:це|що це|ця стаття|цей текст) (?:вам |тобі )?(?:допоможе|допомогло|стане)|дайте (?:мені )?знати, (?:якщо|чи)[^.!?\n]{0,60}(?:текст|розділ|статт)/i,
	/tikiuosi, (?:kad )?(?:tai|šis straipsnis|šis tekstas) (?:jums |tau )?(?:padės|padėjo|pravers)|praneškite man, jei[^.!?\n]{0,60}(?:tekst|skyri|straipsn)/i,
	/希望(?:这|這)(?:篇文章|些内容|些內容|段文字)?(?:能|对您|對您|对你|對你)[^。！？\n]{0,10}(?:帮助|幫助)/,
	/(?:記事|文章|本文|セクション)(?:の|に)修正[^。\n]{0,20}お(?:知らせ|申し付け)ください/,
	/(?:이 (?:글|기사|내용)이|이것이) 도움이 되(?:길|기를|었으면)|(?:글|기사|본문|섹션)(?:의|에)? 수정이 필요하(?:시면|면) (?:알려|말씀)/,
	/umarım (?:bu|bu makale|bu yazı) (?:size |sana )?(?:yardımcı|faydalı)|(?:metin|makale|bölüm)\p{L}* değişiklik isterseniz (?:bana )?(?:bildirin|söyleyin)/iu,
	/آمل أن (?:يكون هذا (?:النص|المقال|القسم)|يساعدك هذا)|أخبرني إذا (?:كنت|أردت|كان)[^.!؟\n]{0,40}(?:النص|المقال|القسم)/,
	/\b(?:do you )?want me to (?:continue|expand|write|add|revise|adjust|go on|proceed|change)\b|^(?:shall|should) I (?:continue|go on|proceed)\b|\blet me know if I should (?:continue|expand|revise|adjust|change)\b/i,
	/\bI(?:'ve| have)? (?:kept|left|written|wrote|limited|avoided|removed|shortened|expanded)\b[^.!?\n]{0,120}\b(?:as you (?:asked|requested|instructed)|as (?:requested|instructed)|per your (?:request|instructions)|this section to (?:about |around |roughly )?\d+ words)\b/i,
	/\b(?:sag|sagen Sie|gib|geben Sie)(?: mir)?(?: gerne| einfach| bitte)? Bescheid, (?:wenn|falls|ob)\b[^.!?\n]{0,40}(?:\bich (?:etwas|noch|den|die)?\b[^.!?\n]{0,20}(?:änder|anpass|überarbeit)|\bText\b|Abschnitt|Artikel)|\bsoll ich (?:mit dem nächsten|weiterschreiben|weitermachen|fortfahren|noch etwas ändern)/i,
	/\b(?:(?:dites|dis)-moi|faites-moi savoir) si[^.!?\n]{0,60}(?:ce texte|le texte|section|l'article|cet article)|\bsouhaitez-vous que je (?:continue|développe|modifie|reprenne)\b|¿(?:quieres|desea|te gustaría) que (?:continúe|siga|amplíe|modifique|cambie)|\bdime si (?:quieres|necesitas)[^.!?\n]{0,60}(?:texto|sección|artículo)/i,
	/\bvuoi che (?:continui|modifichi|prosegua|aggiunga)|\b(?:quer|gostaria) que eu (?:continue|altere|modifique|acrescente)|\bwil je dat ik (?:doorga|verderga|de tekst)|\bzal ik (?:doorgaan|verdergaan)|czy (?:mam kontynuować|chcesz, żebym)/i,
	/(?:хотите|нужно ли), чтобы я (?:продолжил|дополнил|изменил|доработал)|если (?:нужно|потребуется|хотите)[^.!?\n]{0,20}(?:изменить|поправить|доработать|внести правки)[^.!?\n]{0,10} (?:текст|раздел|стать)|(?:хочете|бажаєте), щоб я (?:продовжив|доповнив|змінив)|якщо (?:потрібно|треба)[^.!?\n]{0,20}(?:змінити|виправити|доопрацювати)[^.!?\n]{0,10} (?:текст|розділ|статт)/i,
	/jei(?:gu)? (?:reikia|reikės|norite|norėtumėte)[^.!?\n]{0,20}(?:pakeitim|pakeisti|pataisy|pakoreguo)[^.!?\n]{0,15} (?:tekst|skyri|straipsn)/iu,
	/希望以上(?:内容|內容)?[^。！？\n]{0,8}(?:帮助|幫助)|如(?:果|有)?(?:您|你)?需要?(?:修改|调整|調整)(?:这|這|本|此|以上)?(?:篇|段)?(?:文章|内容|內容|章节|章節|段落|文字)/,
	/(?:आशा|उम्मीद) है कि (?:यह|ये)[^।!?\n]{0,20}(?:मददगार|उपयोगी|सहायक)|(?:कोई|यदि|अगर)[^।!?\n]{0,20}(?:लेख|अनुभाग|पाठ)[^।!?\n]{0,20}(?:बदलाव|परिवर्तन|संशोधन)[^।!?\n]{0,30}(?:बताइ|बताए|बताएँ|बताएं)/,
	/หวังว่า[^\n]{0,30}(?:เป็นประโยชน์|ช่วยได้|ช่วยคุณได้)|(?:หาก|ถ้า)(?:ต้องการ|อยาก)[^\n]{0,15}(?:แก้ไข|ปรับ)(?:บทความ|เนื้อหา|ข้อความ)/,
];

/** What a model writes, as it names it to its user. */
export const TEXT_ITSELF =
	/\b(?:article|section|text|blog post|post|draft|version|introduction|conclusion|outline|paragraph|part|chapter|content|rewrite)\b|(?<!\p{L})(?:artikel|abschnitt|beitrag|entwurf|fassung|einleitung|kapitel|teil|texte|partie|artículo|sección|texto|borrador|introducción|versión|parte|articolo|sezione|testo|introduzione|versione|artigo|seção|secção|introdução|versão|tekst|sectie|deel|inleiding|paragraaf|hoofdstuk|artykuł|sekcja|wstęp|część|rozdział|fragment|стать|раздел|текст|вариант|введение|черновик|часть|глава|статт|розділ|варіант|вступ|чернетка|частина|straipsn|skyri|skyrel|įvad|dalis|makale|bölüm|metin)|文章|章节|章節|正文|内容|內容|草稿|段落|部分|記事|本文|セクション|글|기사|본문|섹션|المقال|القسم|النص|المقدمة|अनुभाग|लेख|भाग|खंड|पाठ|ส่วนที่|บทความ|เนื้อหา|ฉบับ/iu;

/** Notes about the text itself. The whole of a line. */
export const NOTE: readonly RegExp[] = [
	/^\(?(?:approx(?:imate(?:ly)?|\.)? )?(?:total )?(?:word ?count|character count)\s?[:：=]\s?[~≈]?\d[\d., ]*(?: words)?\)?\.?$/i,
	/^\(?(?:approx(?:imately|\.)? |about )?[~≈]?\d[\d., ]* words\)?$/i,
	/^\(?(?:wort(?:an)?zahl|wörter|anzahl (?:der )?wörter|nombre de mots|número de palabras|recuento de palabras|numero di parole|conteggio parole|contagem de palavras|número de palavras|aantal woorden|woordental|liczba słów|количество слов|объ[её]м текста|кількість слів|žodžių skaičius|字数|字數|文字数|단어 수|글자 수|kelime sayısı|عدد الكلمات)\s?[:：=]?\s?[~≈約约]?\s?\d[\d., ]*\s?(?:[\p{L}]{1,10})?\)?\.?$/iu,
	/^\(?(?:end of (?:article|section)|to be continued in the next section|continued in the next section)\)?[.:]?$/i,
	/^[[(]?(?:section|part|chapter|abschnitt|teil|sección|parte|partie|sezione|seção|deel|część|раздел|часть|розділ|частина|skyrius) \d+ ?(?:of|\/|von|de|sur|di|van|z|из|з|iš) ?\d+[\])]?[.:]?$/iu,
	/^[[(]?end of (?:the )?(?:article|section|part|chapter)(?: \d+)?[\])]?[.:]?$/i,
	/^note: I (?:kept|left|wrote|have|limited|avoided|removed)\b[^\n]{0,200}$/i,
];

/** A list of what was mended, which models set below a repaired text: with this line all that follows goes. */
export const CHANGES =
	/^(?:(?:list|summary) of (?:the )?changes|(?:the )?changes (?:made|I made)|what I changed|(?:liste der )?änderungen|vorgenommene änderungen|modifications (?:apportées|effectuées)|cambios (?:realizados|hechos)|modifiche apportate|alterações (?:feitas|realizadas)|aangebrachte wijzigingen|wprowadzone zmiany|внес[её]нные изменения|внесені зміни|atlikti pakeitimai|修改说明|修改內容|修改内容|変更点|변경 사항|yapılan değişiklikler)\s?[:：]/iu;

/** What a title or a heading holds when such a list belongs there. */
export const ABOUT_CHANGES =
	/chang|revis|update|version|release|änder|neuerung|modif|cambi|alteraç|wijzig|zmian|измен|змін|pakeit|修改|更新|変更|변경|değişik/iu;

/** What the title or the wishes say when the article is about such machines. In small letters "ai" and "di" are Italian words. */
export const ABOUT_MODELS: readonly RegExp[] = [
	/(?<![\p{L}])(?:AI|GPT|LLMs?|KI|IA|ИИ|ШІ|DI|YZ)(?![\p{L}])/u,
	/chat ?gpt|chatbot|artificial intelligence|language model|künstliche\p{L}* intelligenz|sprachmodell|intelligence artificielle|modèles? de langage/iu,
	/inteligencia artificial|modelos? de lenguaje|intelligenza artificiale|modell[oi] linguistic|inteligência artificial|modelos? de linguagem/iu,
	/taalmodel|kunstmatige intelligentie|sztuczn\p{L}+ inteligencj|model\p{L}* językow|dirbtin\p{L}+ intelekt|kalbos model|yapay zek|dil model/iu,
	/искусственн\p{L}+ интеллект|языков\p{L}+ модел|нейросет|штучн\p{L}+ інтелект|мовн\p{L}+ модел/iu,
	/人工智能|人工智慧|语言模型|語言模型|人工知能|言語モデル|인공지능|언어 모델|ذكاء اصطناعي|الذكاء الاصطناعي|نموذج لغوي/u,
];
