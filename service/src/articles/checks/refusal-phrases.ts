/**
 * How an answer begins that is no text: the model refuses, or asks its user back. Held against the start of a short section as
 * a whole; apostrophes are straight and spaces single there.
 */

/** The writer does not want to, or says that it cannot. */
export const REFUSAL: readonly RegExp[] = [
	/^[^.!?]{0,80}?\b(?:I (?:can(?:'t|not)|can not|won't|will not|must decline|have to decline)|I(?:'m| am) (?:unable to|not able to|not comfortable))\b[^.!?]{0,30}\b(?:help(?! but\b)|assist|fulfil+|comply|complet\w+|creat\w+|writ\w+|generat\w+|provid\w+|produc\w+|continu\w+|do|see|access|discuss|engage)\b[^.!?]{0,30}\b(?:you|this|that|it|requests?|content|text|section|article|information)\b/i,
	/^(?:I'm sorry|I am sorry|I apologi[sz]e|sorry|unfortunately)\b[^.!?]{0,80}\b(?:I need|I don't (?:see|have)|I do not (?:see|have)|please (?:provide|share|send)|against my)\b/i,
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
	/^(?:xin lỗi|rất tiếc)[^.!?]{0,40}không thể|^(?:maaf|mohon maaf)[^.!?]{0,40}tidak (?:dapat|bisa)[^.!?]{0,30}(?:membantu|menulis|memenuhi)/iu,
	/^(?:申し訳(?:ありません|ございません|ないです)|すみません|ごめんなさい|残念ながら)[^。！？]{0,60}(?:できません|できかねます|いたしかねます|お答えできません|応じられません)|^[^。！？]{0,20}(?:ご要望|リクエスト|ご依頼)に(?:は)?(?:お応え|応じる|お答え)[^。！？]{0,10}(?:できません|できかねます)/u,
	/^(?:很抱歉|抱歉|对不起|對不起|非常抱歉|不好意思|很遗憾|很遺憾)[^。！？]{0,30}(?:无法|無法|不能|不便|没办法|沒辦法)[^。！？]{0,20}(?:帮|幫|协助|協助|提供|满足|滿足|回答|撰写|撰寫|生成|完成|处理|處理|继续|繼續|创作|創作)|^我(?:无法|無法|不能)(?:满足|滿足|完成|处理|處理|回应|回應|协助|協助|帮助|幫助)/u,
	/^(?:죄송|미안)[^!?]{0,50}(?:수 없|어렵습니다|불가능|못 합니다|못합니다)/u,
	/^(?:üzgünüm|maalesef|özür dilerim|kusura bakmayın)[^.!?]{0,60}(?:olamam|olamıyorum|olamayacağım|yapamam|yazamam|getiremem|sağlayamam|oluşturamam|yardım edemem)/iu,
	/^(?:عذر|آسف|أعتذر|للأسف|أنا آسف|معذرة)[^.!؟]{0,50}(?:لا أستطيع|لا يمكنني|لا أقدر|لن أتمكن|لست قادر)/u,
	/^(?:क्षमा|माफ|मुझे खेद|खेद)[^।!?]{0,60}(?:नहीं (?:कर|लिख|दे|बना) (?:सकत|पाऊ)|मदद नहीं|असमर्थ)/u,
	/^(?:ขออภัย|ขอโทษ|เสียใจ)[^\n]{0,60}(?:ไม่สามารถ|ทำไม่ได้|ช่วยไม่ได้)/u,
];

/** The writer asks whoever ordered the text. Only with one of `ASKED_FOR`. */
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

/** What such a question is about: the order, not the subject. */
export const ASKED_FOR =
	/\b(?:target (?:audience|group)|topic|request|outline|instructions|details|more (?:information|context)|context|th(?:e|is) (?:text|section|article))\b|zielgruppe|informationen|abschnitt|angaben|public cible|informations|section|público objetivo|información|sección|pubblico|informazioni|sezione|público-alvo|informações|seção|doelgroep|informatie|grup(?:a|ę|y|ie) docelow|informacj|аудитори|информаци|раздел|аудиторі|інформаці|розділ|auditorij|informacij|skyri|ターゲット|読者層|詳細|テーマ|セクション|受众|受眾|信息|資訊|主题|主題|章节|章節|독자|정보|주제|섹션|hedef kitle|bilgi|bölüm|الجمهور|معلومات|القسم|दर्शक|जानकारी|अनुभाग|กลุ่มเป้าหมาย|ข้อมูล|หัวข้อ/iu;
