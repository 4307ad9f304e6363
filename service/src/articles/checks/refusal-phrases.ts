/**
 * How an answer begins that is no text: the model refuses, or asks its user back. Held against the start of a short section as
 * a whole; apostrophes are straight and spaces single there.
 */

/** The writer does not want to, or says that it cannot. Only with `REFUSED_THING` in the same sentence. */
export const REFUSAL: readonly RegExp[] = [
	/^[^.!?"“„«]{0,80}?\bI (?:can(?:'t|not)|can not|won't|will not|must decline to|have to decline to|(?:am |was )?(?:unable|not able) to)\b[^.!?]{0,12}?\b(?:help(?! but\b)|assist|fulfil+|comply|complete|create|write|generate|provide|produce|continue|see|access|discuss|engage)\b/i,
	/^[^.!?"“„«]{0,80}?\bI'm (?:unable|not able) to (?:help|assist|fulfil+|comply|complete|create|write|generate|provide|produce|continue|see|access|discuss|engage)\b/i,
	/^(?:I'm sorry|I am sorry|I apologi[sz]e|sorry|unfortunately)\b[^.!?"“„«]{0,80}\b(?:I need|I don't (?:see|have)|I do not (?:see|have)|please (?:provide|share|send)|against my)\b/i,
	/^(?:(?:es tut mir|tut mir) (?:sehr |wirklich )?leid|entschuldigung|leider|ich)(?!\p{L})[^.!?]{0,40}(?:kann|darf|werde)(?!\p{L})[^.!?]{0,60}(?<!\p{L})(?:nicht|keine[nrsm]?)(?!\p{L})[^.!?]{0,40}(?:helfen|behilflich|erfüllen|nachkommen|schreiben|erstellen|verfassen|bereitstellen|unterstützen|bearbeiten)/iu,
	/^(?:(?:je suis )?(?:vraiment |sincèrement )?désolée?|malheureusement|je)(?!\p{L})[^.!?]{0,40}ne (?:peux|pourrai|suis)(?!\p{L})[^.!?]{0,20}pas[^.!?]{0,40}(?:aider|répondre à (?:cette|votre)|écrire (?:ce|cet|cette)|rédiger|fournir|créer (?:ce|cet|cette)|générer|satisfaire|accéder à (?:cette|votre))/iu,
	/^(?:lo siento|lamento|lamentablemente|disculpa|perdón|no)(?!\p{L})[^.!?]{0,50}no (?:puedo|podré|me es posible|soy capaz de)(?!\p{L})[^.!?]{0,30}(?:ayudar|cumplir|escribir|redactar|proporcionar|generar|crear|responder|continuar|atender|completar)|^no puedo (?:ayudarte|ayudarle|cumplir|atender|completar)/iu,
	/^(?:mi dispiace|purtroppo|spiacente|scusa)(?!\p{L})[^.!?]{0,50}non (?:posso|sono in grado di|riesco a)(?!\p{L})[^.!?]{0,30}(?:aiutar|soddisfare|scrivere|fornire|generare|creare|rispondere|completare|esaudire)|^non posso (?:aiutar|soddisfare|esaudire|completare)/iu,
	/^(?:desculpe?|lamento|sinto muito|infelizmente|peço desculpa)(?!\p{L})[^.!?]{0,50}não (?:posso|consigo|sou capaz de|poderei)(?!\p{L})[^.!?]{0,30}(?:ajud|atender|escrever|fornecer|gerar|criar|responder|cumprir|completar)|^não posso (?:ajud|atender|cumprir|completar)/iu,
	/^(?:het spijt me|sorry|helaas|ik)(?!\p{L})[^.!?]{0,40}(?:kan|mag)(?!\p{L})[^.!?]{0,60}(?<!\p{L})(?:niet|geen)(?!\p{L})[^.!?]{0,40}(?:helpen|voldoen|schrijven|leveren|genereren|beantwoorden|verwerken)/iu,
	/^(?:przepraszam|przykro mi|niestety)[^.!?]{0,40}nie (?:mogę|jestem w stanie|potrafię)[^.!?]{0,40}(?:pomóc|spełnić|napisać|zrealizować|wygenerować|stworzyć|odpowiedzieć|dostarczyć)|^nie mogę (?:pomóc|spełnić|zrealizować)/iu,
	/^(?:извините|простите|к сожалению|(?:мне )?(?:очень )?жаль|прошу прощения)[^.!?]{0,40}не (?:могу|смогу|в состоянии)[^.!?]{0,40}(?:помочь|выполнить|написать|создать|предоставить|ответить|сгенерировать|продолжить)|^я не могу (?:помочь|выполнить|ответить|продолжить)/iu,
	/^(?:вибачте|перепрошую|на жаль|мені (?:дуже )?(?:шкода|прикро))[^.!?]{0,40}не (?:можу|зможу)[^.!?]{0,40}(?:допомогти|виконати|написати|створити|надати|відповісти|продовжити)|^я не можу (?:допомогти|виконати|відповісти)/iu,
	/^(?:atsiprašau|deja|apgailestauju|labai gaila)[^.!?]{0,40}(?:negaliu|negalėsiu)[^.!?]{0,40}(?:padėti|įvykdyti|parašyti|sukurti|pateikti|atsakyti)|^negaliu (?:padėti|įvykdyti)/iu,
	/^(?:jag är ledsen|tyvärr|beklagar|jeg beklager|desværre|dessverre|undskyld|förlåt)[^.!?]{0,40}kan[^.!?]{0,20}(?:inte|ikke)[^.!?]{0,40}(?:hjälpa|hjælpe|hjelpe|skriva|skrive)/iu,
	/^(?:omlouvám se|ospravedlňujem sa|bohužel|bohužiaľ|je mi líto)[^.!?]{0,40}(?:nemohu|nemůžu|nemôžem)[^.!?]{0,40}(?:pomoci|pomoct|pomôcť|napsat|napísať|splnit|splniť|vyhovět)/iu,
	/^(?:xin lỗi|rất tiếc)[^.!?]{0,40}không thể[^.!?]{0,20}(?:giúp|hỗ trợ|đáp ứng|viết|thực hiện)|^(?:maaf|mohon maaf)[^.!?]{0,40}tidak (?:dapat|bisa)[^.!?]{0,30}(?:membantu|menulis|memenuhi)/iu,
	/^(?:申し訳(?:ありません|ございません|ないです)|すみません|ごめんなさい|残念ながら)[^。！？]{0,60}(?:できません|できかねます|いたしかねます|お答えできません|応じられません)|^[^。！？]{0,20}(?:ご要望|リクエスト|ご依頼)に(?:は)?(?:お応え|応じる|お答え)[^。！？]{0,10}(?:できません|できかねます)/u,
	/^(?:很抱歉|抱歉|对不起|對不起|非常抱歉|不好意思|很遗憾|很遺憾)[^。！？]{0,30}我(?!们|們)[^。！？]{0,6}(?:无法|無法|不能|不便|没办法|沒辦法)[^。！？]{0,20}(?:帮|幫|协助|協助|提供|满足|滿足|回答|撰写|撰寫|生成|完成|处理|處理|继续|繼續|创作|創作)|^我(?:无法|無法|不能)(?:满足|滿足|完成|处理|處理|回应|回應|协助|協助|帮助|幫助)/u,
	/^(?:죄송|미안)[^!?]{0,50}(?:도와|도움|작성|제공|답변|응답|처리|이행)[^!?]{0,20}(?:수 없|어렵습니다|불가능|못 합니다|못합니다)/u,
	/^(?:üzgünüm|maalesef|özür dilerim|kusura bakmayın)[^.!?]{0,60}(?:olamam|olamıyorum|olamayacağım|yapamam|yazamam|getiremem|sağlayamam|oluşturamam|yardım edemem)/iu,
	/^(?:عذر|آسف|أعتذر|للأسف|أنا آسف|معذرة)[^.!؟]{0,50}(?:لا أستطيع|لا يمكنني|لا أقدر|لن أتمكن|لست قادر)[^.!؟]{0,12}(?:المساعدة|مساعدت|تلبية|كتابة|تنفيذ|إكمال|إنشاء)/u,
	/^(?:क्षमा|माफ|मुझे खेद|खेद)[^।!?]{0,60}(?:नहीं (?:कर|लिख|दे|बना) (?:सकत|पाऊ)|मदद नहीं|असमर्थ)/u,
	/^(?:ขออภัย|ขอโทษ|เสียใจ)[^\n]{0,60}(?:ไม่สามารถ(?:ช่วย|เขียน|ตอบ|ดำเนินการ|ทำตาม)|ทำไม่ได้|ช่วยไม่ได้)/u,
];

/** What is refused: this, the request or the text. A hotel, too, is sorry that it cannot help, but not with "this text". */
export const REFUSED_THING: readonly RegExp[] = [
	/\bwith (?:this|that|it)(?=[.,;!?]|$)|\b(?:this|that|th[eo]se|such|the|your) (?:kind of )?(?:requests?|content|text|section|article|instructions|topic)\b|\b(?:need|have|see) (?:an?|any|the|more|your) (?:text|section|article|outline|context|instructions)\b|\bagainst my (?:guidelines|policy|policies|programming|instructions)\b/i,
	/(?<!\p{L})(?:dabei|damit|hierbei|hiermit)(?!\p{L})|(?<!\p{L})(?:diese[nmrs]?|ihre[nmr]?|deine[nmr]?) (?:anfrage|bitte|anforderung|auftrag|text|abschnitt|artikel|inhalt)/iu,
	/(?<!\p{L})(?:cette|votre|ta) (?:demande|requête|section)|(?<!\p{L})(?:ce|cet|un tel) (?:texte|contenu|article)|avec (?:cela|ça)(?!\p{L})/iu,
	/con (?:eso|esto)(?!\p{L})|(?<!\p{L})(?:esta|esa|tu|su) (?:solicitud|petición|sección)|(?<!\p{L})(?:este|ese) (?:texto|contenido|artículo)/iu,
	/(?<!\p{L})(?:questa|tua|vostra|sua) (?:richiesta|sezione)|(?<!\p{L})questo (?:testo|contenuto|articolo)|con (?:questo|ciò)(?!\p{L})/iu,
	/com (?:isso|isto)(?!\p{L})|(?<!\p{L})(?:esse|este|seu) (?:pedido|texto|conteúdo|artigo)|(?<!\p{L})(?:essa|esta|sua) (?:solicitação|seção|secção)/iu,
	/(?<!\p{L})(?:daarbij|daarmee|hierbij|hiermee)(?!\p{L})|(?<!\p{L})(?:daar|hier) [^.!?]{0,10}(?:bij|mee)(?!\p{L})|(?<!\p{L})(?:dit|deze|je|uw) (?:verzoek|tekst|artikel|sectie)/iu,
	/w tej sprawie|z tym(?!\p{L})|(?<!\p{L})(?:tej|tę|twojej) proś|(?<!\p{L})(?:tego|ten) (?:tekst|artykuł|fragment)/iu,
	/(?<!\p{L})(?:этим|этот|эту|ваш|вашу|ваше) (?:запрос|просьб|раздел|текст|стать)|с этим(?=[.,;!]|$)/iu,
	/(?<!\p{L})(?:цим|цей|цю|ваш|вашу) (?:запит|прохан|розділ|текст|статт)|[зі] цим(?=[.,;!]|$)/iu,
	/(?<!\p{L})(?:šia|šios|šį|šio|jūsų|tavo) (?:užklaus|prašym|tekst|skyri|straipsn)|su (?:šiuo|tuo)(?=[.,;!]|$)/iu,
	/(?<!\p{L})med (?:det|detta|dette|den)(?!\p{L})|s t[íý]m(?:to)?(?!\p{L})|(?<!\p{L})t(?:omuto|ento|uto|omto) (?:požadav|text|žiados)/iu,
	/yêu cầu này|với điều (?:này|đó)|(?:permintaan|teks|bagian) (?:ini|itu|anda)|dengan (?:itu|ini)(?!\p{L})/iu,
	/(?:その|この|いただいた)(?:ご)?(?:依頼|要望|リクエスト|内容|文章|記事|セクション|トピック)/u,
	/(?:这个|這個|这一|這一|此|该|該|您的|你的)(?:请求|請求|要求|内容|內容|文章|章节|章節|话题|話題)/u,
	/(?:그|이|해당|귀하의) ?(?:요청|내용|글|섹션|주제)|(?<!\p{L})(?:bu|isteğiniz|talebiniz)(?: (?:konuda|iste|taleb|metn|içeri|bölüm)|[ie]|(?!\p{L}))/iu,
	/(?:هذا|بهذا) (?:الطلب|النص|المحتوى|المقال|القسم)|(?:هذه) (?:المقالة|المهمة)|طلبك|(?:इस|आपके) (?:अनुरोध|विषय|लेख|अनुभाग)|(?:เรื่อง|คำขอ|ข้อความ|บทความ)(?:นี้|นั้น)/u,
];

/** A sentence in which the writer asks whoever ordered the text. Only with `ASKED_FOR` and `ASKER`. */
export const QUESTION_BACK: readonly RegExp[] = [
	/^(?:(?:could|can|would) you (?:please )?(?:tell me|provide|give me|share|clarify|specify|let me know)|please (?:provide|share|tell me|clarify|specify|send|give me|let me know)|(?:to [^.!?]{3,60}, )?I(?:'d| would| will|'ll)? need (?:some |a (?:bit|little) )?more)\b/i,
	/^(?:(?:könnten|können) Sie|(?:könntest|kannst) du)[^.!?]{0,40} mir |^bitte (?:geben|teilen|nennen|senden) Sie mir|^bitte (?:gib|teile|nenne) mir|^ich (?:benötige|brauche) (?:noch )?(?:weitere|mehr) /iu,
	/^(?:pourriez-vous|pouvez-vous|pourrais-tu|peux-tu)[^.!?]{0,30} (?:me |m'|préciser)|^veuillez (?:me )?(?:fournir|préciser|indiquer)|^j'ai besoin de plus /iu,
	/^¿?(?:podrías|podría|puedes|puede)[^.!?]{0,40}(?:decirme|darme|proporcionarme|indicarme|aclararme|contarme)|^necesito más /iu,
	/^(?:potresti|potrebbe|puoi|può)[^.!?]{0,30}(?:dirmi|darmi|fornirmi|indicarmi|chiarirmi)|^ho bisogno di (?:più|maggiori|ulteriori) /iu,
	/^(?:você )?(?:poderia|pode)[^.!?]{0,30}(?:me (?:dizer|dar|fornecer|informar)|dizer-me|fornecer-me)|^preciso de mais /iu,
	/^(?:kunt u|kun je|zou je|zou u)[^.!?]{0,20} (?:me|mij) |^ik heb meer [^.!?]{3,30} nodig/iu,
	/^(?:czy )?(?:możesz|mógłbyś|mogłabyś|może pan)[^.!?]{0,40}mi |^proszę (?:podać|o podanie|o więcej)|^potrzebuję więcej /iu,
	/^(?:не )?(?:могли бы вы|можете ли вы)|^пожалуйста, (?:уточните|укажите|предоставьте|сообщите)|^мне нужно больше /iu,
	/^(?:чи )?(?:не )?могли б ви|^будь ласка, (?:уточніть|вкажіть|надайте|повідомте)|^мені потрібно більше /iu,
	/^(?:ar )?(?:galėtumėte|galite)[^.!?]{0,30} man |^prašau (?:patikslinti|nurodyti|pateikti)|^prašome (?:patikslinti|nurodyti|pateikti)/iu,
	/^[^。！？]{0,60}(?:教えて(?:いただけますか|ください|いただけませんか)|ご(?:提供|共有|指定)(?:いただけますか|ください))/u,
	/^(?:请问|請問|能否|您能|你能|请您?(?:提供|告诉我|说明)|請您?(?:提供|告訴我|說明))[^。！]{2,60}/u,
	/^[^.!?]{0,60}(?:알려 ?주(?:시겠어요|실 수 있나요|세요|시겠습니까)|제공해 ?주)/u,
	/^(?:bana|lütfen)[^.!?]{0,60}(?:verir misiniz|söyler misiniz|belirtin|paylaşın)/iu,
	/^(?:هل يمكنك|من فضلك|يرجى)[^.!؟]{0,60}(?:إخباري|تزويدي|تزويد|تحديد|توضيح)/u,
	/^(?:क्या आप|कृपया)[^।!?]{0,60}(?:मुझे|बता)/u,
	/^(?:ช่วย|กรุณา|คุณช่วย|รบกวน)[^\n]{0,60}(?:บอก|ระบุ|ให้ข้อมูล)/u,
];

/** What such a question is about: the order, not the subject. A hotel asks for information, too, and for details. */
export const ASKED_FOR =
	/\b(?:target (?:audience|group)|(?:the|this|your) (?:topic|request|outline|audience|text|section|article))\b|zielgruppe|(?<!\p{L})(?:thema|abschnitt)|public cible|(?<!\p{L})sujet|cette section|público objetivo|(?<!\p{L})(?:el|del) tema|(?:la|esta) sección|pubblico di riferimento|argomento|(?:la|questa) sezione|público-alvo|(?:o|do) tema|(?:a|esta) seção|doelgroep|onderwerp|grup(?:a|ę|y|ie) docelow|(?<!\p{L})temat|аудитори|(?<!\p{L})тем[аеуы](?!\p{L})|раздел|аудиторі|(?<!\p{L})тем[иі](?!\p{L})|розділ|auditorij|(?<!\p{L})tem[aąos]+(?!\p{L})|skyri|ターゲット|読者層|テーマ|セクション|受众|受眾|主题|主題|章节|章節|독자|주제|섹션|hedef kitle|bölüm|الجمهور|الموضوع|القسم|दर्शक|विषय|अनुभाग|กลุ่มเป้าหมาย|หัวข้อ/iu;

/** Who asks in such a question: the writer itself. */
export const ASKER =
	/(?<!\p{L})(?:I|me|us|ich|mir|uns|nous|me|ik|mij|ons|mi|mnie|nam|мне|меня|нам|мені|мене|man|mums|bana|bize|मुझे|हमें)(?!\p{L})|(?<!\p{L})[jm]'|\p{L}[aei]r(?:me|nos)(?!\p{L})|\p{L}(?:armi|irmi|arci|irci)(?!\p{L})|(?:necesito|preciso|ho bisogno|potrzebuję)(?!\p{L})|我|私|わたし|저|제게|إخباري|تزويدي|ผม|ฉัน|เรา/iu;
