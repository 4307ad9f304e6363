import { type LanguageTexts, question, section } from './texts.ts';

/** German; prompts stand in the infinitive, so they neither say “du” nor “Sie”. Interview questions say “Sie”. */
export const german: LanguageTexts = {
	tag: 'de',
	quotes: ['„', '“'],
	colon: ': ',
	notice:
		'Das ist eine Gliederung, ohne KI erstellt: Sie behauptet nichts. Jede Anregung in eigenen Worten beantworten, dann die Anregungen, die Wortzahlen und diese Zeile löschen.',
	labels: { brief: 'Vorgabe:', title: 'Arbeitstitel:', tone: 'Ton:', length: 'Umfang:' },
	words: { one: 'Wort', other: 'Wörter' },
	tones: {
		neutral: 'neutral – sagen, was ist, und das Urteil den Lesern überlassen',
		friendly: 'freundlich – warm und direkt, wie zu Bekannten',
		professional: 'professionell – genau und höflich, jeder Begriff nur in einer Bedeutung',
		conversational: 'locker – kurze Sätze, Wörter, die man auch laut sagen würde',
		enthusiastic: 'begeistert – zeigen, was begeistert und warum, statt Adjektive zu häufen',
		authoritative: 'fachkundig – klare Aussagen, jede durch Quelle oder Erfahrung gedeckt',
	},
	conjunctions: ['oder'],
	stepStem: 'schritt',
	questionsHeading: 'Häufige Fragen',
	checklist: section(
		'Vor der Veröffentlichung',
		'Jede Zahl, jeder Name, jedes Datum und jedes Zitat an der Quelle geprüft',
		'Die ersten zwei Sätze sagen, was der Text bringt',
		'Die Überschriften sind auch für sich allein verständlich',
		'Jedes Bild hat einen Alternativtext und darf verwendet werden',
		'Jeder Link funktioniert und verrät, wohin er führt',
		'Alle Anregungen und Wortzahlen dieser Gliederung gelöscht',
	),
	types: {
		article: {
			opening: section(
				'Einstieg',
				'Mit etwas Konkretem beginnen: einer Szene, einer Zahl mit Quelle oder einer Frage, die sich die Leser stellen.',
				'In einem Satz sagen, welche Frage der Artikel beantwortet.',
				'Sagen, für wen er gedacht ist und was er auslässt.',
			),
			background: section(
				'Was man vorab wissen muss',
				'Die zwei oder drei Begriffe erklären, ohne die der Rest unverständlich bleibt.',
				'Was hat sich zuletzt geändert, und seit wann? Datum und Quelle nennen.',
				'Wer ist betroffen, und wie viele sind das?',
			),
			keyPoints: section(
				'Die wichtigsten Punkte',
				'Drei bis fünf Punkte ausführen, den nützlichsten zuerst, jeden mit eigener Zwischenüberschrift.',
				'Zu jedem Punkt: die Aussage, der Beleg, was für die Leser daraus folgt.',
				'Wo Fachleute uneins sind, beide Seiten mit ihren Gründen nennen.',
				'Jeden Punkt streichen, der unverändert in einem Artikel zu einem anderen Thema stehen könnte.',
			),
			example: section(
				'Ein Beispiel aus der Praxis',
				'Einen wahren Fall erzählen: wer, wo, wann, was wurde getan?',
				'Das Ergebnis in Zahlen angeben und sagen, was ungelöst blieb.',
				'Was lässt sich auf die eigene Lage übertragen, was nicht?',
			),
			limits: section(
				'Grenzen und Einwände',
				'Den stärksten Einwand so wiedergeben, wie seine Vertreter ihn vorbringen, und dann darauf antworten.',
				'Wann gilt der Rat aus diesem Artikel nicht?',
				'Was ist noch nicht bekannt, und wer forscht daran?',
			),
			questions: [
				question('Was sollte man unbedingt wissen?', 'Der Kern des Artikels in zwei Sätzen, ohne Vorrede.'),
				question(
					'Womit fängt man am besten an?',
					'Der erste Schritt, der weniger als einen Tag dauert und wenig kostet.',
				),
				question('Welcher Irrtum ist am weitesten verbreitet?', 'Nennen, richtigstellen, Quelle angeben.'),
				question(
					'Was ist heute anders als vor ein paar Jahren?',
					'Was war, was ist, was den Wandel ausgelöst hat – mit Jahreszahlen.',
				),
				question(
					'Wo kann man mehr darüber lesen?',
					'Zwei oder drei selbst gelesene Quellen, jede mit einem Satz zum Nutzen.',
				),
			],
			callToAction: section(
				'Der nächste Schritt',
				'Eine einzige Handlung nennen und sagen, wo sie möglich ist – mit Link.',
				'Sagen, was die Leser davon haben und wie lange es dauert.',
			),
			checklist: [
				'Jede Hauptaussage ist durch eine Quelle belegt, die sich öffnen lässt',
				'Auf den stärksten Einwand wird fair geantwortet',
			],
		},
		'how-to': {
			result: section(
				'Das Ergebnis vorab',
				'Das fertige Ergebnis so beschreiben, dass man es wiedererkennt; wenn möglich mit Bild.',
				'Dauer, Schwierigkeit und ungefähre Kosten angeben.',
				'Sagen, wann dieser Weg der falsche ist und welcher dann passt.',
			),
			needs: section(
				'Was man braucht',
				'Werkzeug und Material mit Menge, Maß oder Version auflisten.',
				'Nötiges Vorwissen, Zugänge und Genehmigungen nennen.',
				'Sicherheitshinweise und Datensicherung hier unterbringen, vor dem ersten Schritt.',
			),
			steps: {
				...section(
					'Schritt für Schritt',
					'Jedem Schritt eine Überschrift mit Verb geben; nur eine Handlung je Schritt.',
					'Nach jedem Schritt sagen, woran man erkennt, dass er gelungen ist.',
				),
				label: (number) => `Schritt ${number}`,
				first: [
					'Was muss vorbereitet oder abgeschaltet sein, bevor etwas verändert wird?',
					'Die erste Handlung als Anweisung schreiben: Verb, Gegenstand, Ort.',
					'Was sollte jetzt zu sehen, zu hören oder zu messen sein?',
				],
				middle: [
					[
						'Was genau ist zu tun? Einstellung, Maß oder Schaltfläche beim Namen nennen.',
						'Warum jetzt und nicht später? Ein Satz, nur wenn die Reihenfolge zählt.',
						'Woran erkennt man, dass es geklappt hat?',
					],
					[
						'Die Handlung so beschreiben, dass man ihr mit einer Hand am Werkzeug folgen kann.',
						'Was geht hier am ehesten schief, und wie sieht das aus?',
						'Spart ein Foto oder Bildschirmfoto hier Worte? Notieren, was darauf zu sehen sein soll.',
					],
					[
						'Die Handlung beschreiben und sagen, wie lange sie dauert oder wann Schluss ist.',
						'Was ist bei anderen Größen, Versionen oder Modellen anders?',
						'Wie lässt sich dieser Schritt rückgängig machen?',
					],
				],
				last: [
					'Die letzte Handlung beschreiben: festziehen, speichern, wieder einschalten, aufräumen.',
					'Was muss in den alten Zustand zurück?',
					'Ab wann darf das Ergebnis benutzt oder belastet werden?',
				],
			},
			proof: section(
				'Das Ergebnis prüfen',
				'Eine Probe von weniger als fünf Minuten nennen, die den Erfolg zweifelsfrei zeigt.',
				'Erwarteten Wert, Anblick oder Meldung angeben – und was noch als gut gilt.',
			),
			mistakes: section(
				'Häufige Fehler und ihre Behebung',
				'Drei Fehler auflisten: Anzeichen, Ursache, Abhilfe.',
				'Sagen, wann man aufhören und eine Fachkraft rufen sollte.',
			),
			questions: [
				question('Wie lange dauert es beim ersten Mal?', 'Eine ehrliche Spanne, Wartezeit und Arbeitszeit getrennt.'),
				question('Was tun, wenn etwas davon fehlt?', 'Je ein Ersatz, und was er an Qualität kostet.'),
				question('Lässt sich alles rückgängig machen?', 'Bis zu welchem Schritt, wie, und was verändert bleibt.'),
				question(
					'Wie oft muss man das wiederholen?',
					'Abstand oder Verschleißzeichen; sagen, worauf die Angabe beruht.',
				),
				question('Was, wenn es nicht klappt?', 'Die drei ersten Prüfpunkte, der wahrscheinlichste zuerst.'),
			],
			callToAction: section(
				'Jetzt ausprobieren',
				'Ein Angebot machen: Liste zum Ausdrucken, weiterführende Anleitung oder ein Ort für Fragen.',
				'Um etwas Bestimmtes bitten, etwa die benötigte Zeit oder ein Foto des Ergebnisses.',
			),
			checklist: [
				'Jemand anders als der Verfasser hat alle Schritte der Reihe nach ausgeführt',
				'Kein Schritt braucht Werkzeug oder Material, das in der Liste fehlt',
				'Warnungen stehen vor dem Schritt, den sie betreffen',
			],
		},
		listicle: {
			opening: section(
				'Wozu diese Liste',
				'Die Entscheidung oder das Problem nennen, bei dem die Liste hilft.',
				'In einem Satz sagen, was sie von anderen Listen unterscheidet.',
			),
			selection: section(
				'So wurde ausgewählt',
				'Die Kriterien nennen und wie viele Kandidaten geprüft wurden.',
				'Offenlegen, was bezahlt, geschenkt oder gegen Provision verlinkt ist.',
			),
			items: {
				...section(
					'Die Liste',
					'Jedem Punkt eine Überschrift geben, die sagt, was es ist und für wen.',
					'Die Angaben überall in derselben Reihenfolge bringen, damit man vergleichen kann.',
				),
				label: (number) => `Punkt ${number}`,
				first: [
					'Mit dem stärksten Punkt eröffnen: Was ist es, in einem Satz?',
					'Warum steht er vorn? Das Kriterium nennen.',
					'Ein Detail bringen, das nur kennt, wer es ausprobiert hat.',
				],
				middle: [
					[
						'Was ist es, und was kann es besser als der Punkt davor?',
						'Ein Beispiel mit Zahl, Ort oder Namen geben.',
						'Für wen ist es nicht geeignet?',
					],
					[
						'In einem Satz sagen, wer es braucht und wann.',
						'Preis, Aufwand oder Dauer angeben, mit Stand der Angabe.',
						'Einen Nachteil nennen.',
					],
					[
						'Was war daran überraschend?',
						'In zwei oder drei Sätzen beschreiben, wie man es einsetzt.',
						'Die beste Quelle zum Weiterlesen verlinken.',
					],
				],
				last: [
					'Mit etwas schließen, das hier niemand erwartet, und sagen, warum es dazugehört.',
					'Auch hier ein Beispiel mit Zahl, Ort oder Namen geben.',
					'Zur Auswahl überleiten: Gegen welchen anderen Punkt wird dieser meist abgewogen?',
				],
			},
			choice: section(
				'Was zu wem passt',
				'Drei typische Leser beschreiben und für jeden den passenden Punkt nennen.',
				'Sagen, womit anfangen soll, wer sich nicht entscheiden kann.',
			),
			callToAction: section(
				'Was fehlt hier?',
				'Um einen Vorschlag mit Begründung bitten, als Kommentar oder per E-Mail.',
				'Einen Beitrag verlinken, der einen der Punkte vertieft.',
			),
			checklist: [
				'Die Zahl im Titel stimmt mit der Zahl der Punkte überein',
				'Kein Punkt wiederholt einen anderen mit anderen Worten',
			],
		},
		'product-description': {
			overview: section(
				'Auf einen Blick',
				'In zwei Sätzen sagen, was es ist, für wen und wozu.',
				'Die eine Eigenschaft nennen, die vergleichbaren Produkten fehlt.',
				'Preis oder Preisspanne nennen und was darin enthalten ist.',
			),
			benefits: section(
				'Die Vorteile im Alltag',
				'Drei bis fünf Vorteile nach dem Muster: Situation, Eigenschaft, was leichter wird.',
				'Jeden Vorteil, der sich belegen lässt, mit einer Zahl versehen.',
				'Die Wörter der Kundschaft verwenden; in Bewertungen und Anfragen nachsehen.',
				'Weglassen, was jedes Produkt dieser Art kann.',
			),
			specification: section(
				'Technische Daten',
				'Maße, Gewicht, Material, Leistung, Kompatibilität und Versionen mit Einheit auflisten.',
				'Artikelnummer, Herstellungsland, Kennzeichnungen und Prüfzeichen angeben.',
				'Lieferumfang auflisten – und was man zusätzlich kaufen muss.',
			),
			use: section(
				'Im Gebrauch',
				'Die erste Anwendung beschreiben, vom Auspacken bis zum ersten Ergebnis, mit Zeitangabe.',
				'Wie wird es gereinigt, gewartet oder aktualisiert, und wie oft?',
				'Wofür ist es nicht gemacht?',
			),
			delivery: section(
				'Lieferung, Rückgabe und Garantie',
				'Lieferzeit und Versandkosten für jedes Liefergebiet angeben.',
				'In einem Satz erklären, wie die Rückgabe abläuft und wer sie bezahlt.',
				'Garantie: Dauer, Umfang, Ansprechpartner; von der gesetzlichen Gewährleistung unterscheiden.',
			),
			questions: [
				question(
					'Passt es zu dem, was ich schon habe?',
					'Passende Maße, Anschlüsse oder Versionen – und gängige, die nicht passen.',
				),
				question(
					'Welche Größe oder Version ist die richtige?',
					'Eine Regel, die sich mit Lineal oder einem Blick anwenden lässt.',
				),
				question('Wie lange hält es?', 'Geprüfte Lebensdauer oder Garantie, und welche Teile sich tauschen lassen.'),
				question('Was tun, wenn es beschädigt ankommt?', 'Frist, Adresse, was zu fotografieren ist.'),
			],
			callToAction: section(
				'Jetzt bestellen',
				'Die Schaltfläche nach dem benennen, was folgt: bestellen, buchen, Muster anfordern.',
				'Gleich daneben den letzten Zweifel ausräumen: Rückgabe, Liefertag oder Bestand.',
			),
			checklist: [
				'Preis, Steuer, Grundpreis und Versandkosten so angegeben, wie es das Gesetz verlangt',
				'Jeder Superlativ belegt oder gestrichen',
				'Maße und Gewicht am verkauften Produkt nachgemessen',
			],
		},
		'product-review': {
			verdict: section(
				'Das Urteil in Kürze',
				'Kaufen, warten oder lassen? Gleich im ersten Satz sagen.',
				'Ein Satz zur größten Stärke, einer zur größten Schwäche.',
				'Preis, Version und Testdatum nennen.',
			),
			test: section(
				'So wurde getestet',
				'Wie lange, wo und wofür war das Produkt im Einsatz?',
				'Was wurde womit gemessen, und mit welchem Konkurrenten verglichen?',
				'Wer hat das Gerät gestellt, und hat der Hersteller den Text vorab gesehen?',
			),
			strengths: section(
				'Was überzeugt',
				'Drei Stärken nennen, jede mit einer Beobachtung aus dem Test.',
				'Messwerte neben die Angaben des Herstellers stellen.',
				'Sagen, wer die Stärke im Alltag bemerkt und wer nicht.',
			),
			weaknesses: section(
				'Was stört',
				'Zwei oder drei Schwächen nennen und wie oft sie auftraten.',
				'Gibt es Abhilfe, oder muss man damit leben?',
				'Was fehlt, das andere zu diesem Preis bieten?',
			),
			price: section(
				'Preis und Alternativen',
				'Die Kosten über zwei Jahre ausrechnen, mit Verbrauchsmaterial, Abo und Zubehör.',
				'Eine günstigere und eine bessere Alternative nennen, jede mit dem entscheidenden Unterschied.',
			),
			audience: section(
				'Für wen es sich lohnt',
				'Beschreiben, für welche Verwendung der Kauf richtig ist – nicht für welches Alter oder welchen Beruf.',
				'Beschreiben, wer den Kauf bereuen würde.',
			),
			questions: [
				question('Lohnt sich der Umstieg vom Vorgänger?', 'Was neu ist, was gleich blieb, für wen es sich rechnet.'),
				question('Welche Folgekosten entstehen?', 'Verbrauchsmaterial, Abo und Reparaturen pro Jahr.'),
				question('Was geht nach Monaten kaputt?', 'Eigene Beobachtung oder Berichte; sagen, welches von beiden.'),
				question('Wo kauft man es am besten?', 'Üblicher Straßenpreis, Garantie, worauf bei Importen zu achten ist.'),
			],
			callToAction: section(
				'Eigene Erfahrungen?',
				'Besitzern eine genaue Frage stellen, die der Test offengelassen hat.',
				'Den Vergleich oder den Test des stärksten Konkurrenten verlinken.',
			),
			checklist: [
				'Leihgaben, Geschenke und Werbelinks sind sichtbar offengelegt',
				'Zu jedem Messwert stehen Verfahren und Einheit',
			],
		},
		comparison: {
			answer: section(
				'Die kurze Antwort',
				'Sagen, was in den meisten Fällen die bessere Wahl ist, und den entscheidenden Grund nennen.',
				'Den einen Fall nennen, in dem die andere Seite gewinnt.',
				'Sagen, was beide gleich gut können, damit niemand danach suchen muss.',
			),
			table: {
				...section(
					'Direkter Vergleich',
					'Jede Zelle mit einem Wert, Ja oder Nein füllen, nie mit „gut“.',
					'Zeilen ohne Unterschied streichen; ergänzen, wonach die Leser fragen.',
					'Stand und Quelle unter der Tabelle angeben.',
				),
				criterion: 'Kriterium',
				rows: [
					'Anschaffungspreis',
					'Kosten über zwei Jahre',
					'Zeit bis zum Start',
					'Größte Stärke',
					'Grenzen',
					'Hilfe und Garantie',
					'Aufwand beim Wechsel',
				],
			},
			option: section(
				'Stärken und Grenzen',
				'Wofür wurde es ursprünglich gemacht, und wo merkt man das noch?',
				'Zwei Stärken und zwei Grenzen nennen, jede mit Beispiel.',
				'Wer nutzt es mit Erfolg? Einen nachprüfbaren Fall nennen.',
			),
			optionNames: ['Variante A', 'Variante B'],
			recommendation: section(
				'Welche Wahl für wen',
				'Drei Situationen beschreiben und sich jeweils für eine Seite entscheiden.',
				'Die Frage nennen, die den Ausschlag gibt, wenn man nur eine beantworten will.',
				'Sagen, wie sich beides unverbindlich ausprobieren lässt.',
			),
			questions: [
				question(
					'Kann man später wechseln?',
					'Was sich mitnehmen lässt, was verloren geht, wie viele Stunden es kostet.',
				),
				question(
					'Lässt sich beides kombinieren?',
					'Eine sinnvolle Arbeitsteilung – oder der Grund, der dagegen spricht.',
				),
				question('Was ist auf Dauer günstiger?', 'Die Summe über mehrere Jahre, mit den Annahmen dahinter.'),
				question(
					'Was ist für den Einstieg leichter?',
					'Zeit bis zum ersten brauchbaren Ergebnis, gemessen oder berichtet.',
				),
			],
			callToAction: section(
				'Zur Entscheidung kommen',
				'Für jede Seite eine Probe, Vorführung oder Besichtigung verlinken.',
				'Unentschlossenen Hilfe anbieten: Kontakt, Rechner oder Fragenliste.',
			),
			checklist: [
				'Beide Seiten nach denselben Kriterien und zum selben Stichtag beurteilt',
				'Verbindungen zu Anbietern sind offengelegt',
			],
		},
		news: {
			lead: section(
				'Die Meldung in einem Absatz',
				'Wer, was, wann und wo in den ersten zwei Sätzen beantworten.',
				'Im dritten Satz sagen, was das für die Leser bedeutet.',
				'Die Quelle im Absatz selbst nennen.',
			),
			details: section(
				'Die Einzelheiten',
				'Fakten nach Gewicht ordnen, damit sich der Text von hinten kürzen lässt.',
				'Zahlen mit Einheit, Zeitraum und Vergleichswert angeben.',
				'Bestätigtes von Behauptetem trennen und sagen, wer es behauptet.',
			),
			background: section(
				'Wie es dazu kam',
				'Die Vorgeschichte an drei bis fünf Daten erzählen.',
				'Regel, Vertrag oder Beschluss dahinter erklären und das Dokument verlinken.',
			),
			quotes: section(
				'Stimmen',
				'Eine verantwortliche Person zitieren: Name, Funktion, wann und wem gegenüber gesagt.',
				'Jemanden zitieren, der betroffen oder anderer Meinung ist.',
				'Vermerken, wer gefragt wurde und bis wann nicht geantwortet hat.',
			),
			impact: section(
				'Was das für die Leser bedeutet',
				'Wer muss ab welchem Tag etwas tun, zahlen oder wissen?',
				'Für wen ändert sich nichts?',
			),
			next: section(
				'Wie es weitergeht',
				'Den nächsten festen Termin nennen und was dann entschieden wird.',
				'Was ist noch offen, und wer kann es beantworten?',
			),
			callToAction: section(
				'Auf dem Laufenden bleiben',
				'Die Seite oder den Newsletter verlinken, wo das Thema weiterverfolgt wird.',
				'Eine Adresse für Hinweise und Korrekturen angeben.',
			),
			checklist: [
				'Zwei unabhängige Quellen – oder die einzige ist als solche kenntlich',
				'Alle, denen etwas vorgeworfen wird, konnten Stellung nehmen',
				'Zeit und Ort stehen im Text; Aktualisierungen sind gekennzeichnet',
			],
		},
		faq: {
			overview: section(
				'Kurz gesagt',
				'Die Antwort, wegen der die meisten kommen, in zwei oder drei Sätzen geben.',
				'Sagen, für wen und auf welchem Stand die Antworten gelten.',
			),
			basics: {
				heading: 'Grundlagen',
				questions: [
					question('Worum genau handelt es sich?', 'Eine Definition in einem Satz, dann ein Beispiel.'),
					question('Für wen ist das gedacht?', 'Wer etwas davon hat – und wer es nicht braucht.'),
					question('Wie funktioniert es?', 'Der ganze Ablauf in drei oder vier kurzen Sätzen.'),
					question('Was brauche ich vorab?', 'Voraussetzungen, Unterlagen, Zugänge oder Geräte als Liste.'),
					question('Wie lange dauert es?', 'Vom ersten Schritt bis zum Ergebnis; was beschleunigt und was aufhält.'),
				],
			},
			costs: {
				heading: 'Kosten und Bedingungen',
				questions: [
					question('Was kostet es?', 'Der Preis mit allen Zuschlägen und Stand; die Preisliste verlinken.'),
					question('Wie kann ich bezahlen?', 'Zahlungsarten, Fälligkeit, was auf der Rechnung steht.'),
					question(
						'Kann ich kündigen oder widerrufen?',
						'Frist, Form und Kosten in einfachen Worten; die Bedingungen verlinken.',
					),
					question('Gibt es Ermäßigungen?', 'Für wen, mit welchem Nachweis, bis wann.'),
				],
			},
			problems: {
				heading: 'Probleme und Hilfe',
				questions: [
					question(
						'Was tun, wenn etwas nicht funktioniert?',
						'Die drei ersten Prüfpunkte, der wahrscheinlichste zuerst.',
					),
					question('Wen kann ich fragen?', 'Name oder Team, Kontaktwege, Zeiten, übliche Antwortdauer.'),
					question(
						'Was geschieht mit meinen Daten?',
						'Was wo wie lange gespeichert und wie gelöscht wird; Datenschutzerklärung verlinken.',
					),
					question('Wie ändere ich meine Angaben?', 'Wo das geht, was sich nicht ändern lässt, ab wann es gilt.'),
				],
			},
			callToAction: section(
				'Frage nicht dabei?',
				'Einen Weg nennen, sie zu stellen, und bis wann die Antwort kommt.',
				'Darum bitten, die Frage in eigenen Worten zu stellen; neue Fragen kommen auf diese Seite.',
			),
			checklist: [
				'Jede Frage steht so da, wie Kunden sie stellen (Suchfeld, E-Mail, Telefon)',
				'Jede Antwort beginnt mit der Antwort, nicht mit der Erklärung',
			],
		},
		'landing-page': {
			promise: section(
				'Das Versprechen',
				'In höchstens zehn Wörtern sagen, was Besucher danach können oder los sind.',
				'Ein Satz dazu: für wen, wie, in welcher Zeit.',
				'Hier die Schaltfläche setzen, benannt nach dem, was folgt.',
			),
			problem: section(
				'Das Problem',
				'Einen Moment beschreiben, in dem Besucher das Problem spüren – in ihren Worten.',
				'Was haben sie schon versucht, und warum half es nicht?',
				'Was kostet es sie an Zeit, Geld oder Nerven, wenn alles bleibt, wie es ist?',
			),
			solution: section(
				'Die Lösung',
				'In drei Schritten aus Sicht der Besucher zeigen, wie es funktioniert.',
				'Zu jeder Eigenschaft sagen, was durch sie leichter wird.',
				'Produkt, Ort oder Menschen zeigen; notieren, welches Bild.',
				'Auch sagen, was die Lösung nicht leistet.',
			),
			proof: section(
				'Was dafür spricht',
				'Zwei Kunden mit Name, Beruf und einem Ergebnis in Zahlen zitieren – mit ihrem Einverständnis.',
				'Tests, Zertifikate oder Zahlen nennen, die sich nachprüfen lassen.',
				'Zeigen, wer dahintersteht: Gesicht und Name.',
			),
			offer: section(
				'Das Angebot',
				'Auflisten, was enthalten ist und was nicht.',
				'Den vollen Preis nennen oder wie er sich berechnet.',
				'Das Risiko nehmen: Probezeit, Rückgabe oder Garantie, jeweils mit Frist.',
			),
			questions: [
				question('Passt das auf meinen Fall?', 'Zwei Fälle, in denen es passt, und einer, in dem nicht.'),
				question('Was passiert nach der Anmeldung?', 'Die nächste Stunde, der nächste Tag, die nächste Woche.'),
				question('Was, wenn ich nicht zufrieden bin?', 'Was zu tun ist, bis wann, was erstattet wird.'),
				question(
					'Wie viel eigene Zeit kostet es?',
					'Stunden zu Beginn und pro Woche; sagen, worauf die Angabe beruht.',
				),
			],
			callToAction: section(
				'Heute anfangen',
				'Das Versprechen mit neuen Worten wiederholen, dann eine einzige Schaltfläche; keine zweite Wahl.',
				'Darunter die letzte Sorge nehmen: keine Kreditkarte, jederzeit kündbar, Antwort bis morgen.',
			),
			checklist: [
				'Eine Seite, ein Ziel, eine Art von Schaltfläche',
				'Versprechen und Schaltfläche sind auf dem Handy ohne Scrollen zu sehen',
				'Das Versprechen entspricht der Anzeige oder dem Link, der hierher führt',
			],
		},
		recipe: {
			opening: section(
				'Warum dieses Gericht',
				'Geschmack, Duft und Konsistenz beschreiben; keine Lebensgeschichte.',
				'Sagen, zu welchem Anlass, welcher Jahreszeit oder welchem Hunger es passt.',
				'Den einen Kniff nennen, von dem alles abhängt.',
			),
			facts: section(
				'Das Wichtigste in Kürze',
				'Portionen oder Formgröße, Arbeitszeit, Ruhezeit, Back- oder Kochzeit.',
				'Schwierigkeit, Allergene, vegetarisch oder vegan.',
			),
			ingredients: section(
				'Zutaten',
				'In der Reihenfolge der Verwendung auflisten, in Gramm und Millilitern; Löffel nur für kleine Mengen.',
				'Temperatur, Fettgehalt oder Sorte angeben, wo das Ergebnis davon abhängt.',
				'Nach Teilen des Gerichts ordnen: Teig, Füllung, Soße.',
				'Für alles schwer Erhältliche einen Ersatz nennen.',
			),
			method: {
				...section(
					'Zubereitung',
					'Jeden Schritt mit Zeit und Zeichen schreiben: „8 Minuten, bis alles goldbraun ist“.',
					'Sagen, was nebenher erledigt werden kann.',
				),
				label: (number) => `Schritt ${number}`,
				first: [
					'Was muss warm, weich, eingeweicht oder vorgeheizt sein, und wie lange vorher?',
					'Die erste Handlung mit Menge und Gefäß beschreiben.',
				],
				middle: [
					[
						'Die Handlung mit Hitze oder Stufe und Dauer beschreiben.',
						'Wie sieht, riecht oder klingt es, wenn es richtig ist?',
					],
					[
						'Die Handlung beschreiben; sagen, was in welcher Reihenfolge dazukommt.',
						'Was passiert, wenn es zu lange dauert, und ist es dann noch zu retten?',
					],
				],
				last: [
					'Den Abschluss beschreiben: ruhen lassen, abschmecken, schneiden, anrichten.',
					'Sagen, wie warm und womit serviert wird.',
				],
			},
			variations: section(
				'Varianten',
				'Eine Variante für eine andere Jahreszeit und eine für eine andere Ernährungsweise, mit geänderten Mengen.',
				'Kennzeichnen, welche davon selbst gekocht wurden.',
			),
			storage: section(
				'Aufbewahren und vorbereiten',
				'Wie viele Tage hält es sich, wo und worin?',
				'Lässt es sich einfrieren, und wie wird es wieder warm?',
				'Welche Schritte gehen schon am Vortag?',
			),
			questions: [
				question('Kann ich die Menge verdoppeln?', 'Was mitwächst und was nicht (Form, Zeit, Gewürze).'),
				question('Was kann ich weglassen?', 'Jede entbehrliche Zutat, und was sich dadurch ändert.'),
				question('Woran erkenne ich, dass es gar ist?', 'Ein Zeichen ohne Thermometer, dazu die Kerntemperatur.'),
				question('Warum ist es mir nicht gelungen?', 'Die zwei häufigsten Ursachen und wie man sie vermeidet.'),
			],
			callToAction: section(
				'Nachgekocht?',
				'Um ein Foto oder eine gelungene Abwandlung bitten.',
				'Ein Gericht verlinken, das dazu passt oder die Reste verwertet.',
			),
			checklist: [
				'Jede Zutat kommt in der Zubereitung vor und umgekehrt',
				'Einmal genau so gekocht, wie es dasteht, mit Waage und Uhr',
				'Allergene genannt',
			],
		},
		'interview-questions': {
			guest: section(
				'Gast und Ziel',
				'Wer ist es, und warum gerade diese Person, gerade jetzt? Zwei Sätze mit Quellen.',
				'Was sollen die Leser nach dem Gespräch wissen, das sonst nirgends steht?',
				'Vorab klären: Dauer, Ort, Aufnahme, Freigabe des Textes.',
			),
			start: {
				heading: 'Zum Warmwerden',
				questions: [
					question(
						'Was haben Sie heute gemacht, bevor wir uns getroffen haben?',
						'Auf ein Detail aus dem Arbeitsalltag achten, auf das man zurückkommen kann.',
					),
					question(
						'Wie sind Sie zu diesem Gebiet gekommen?',
						'Klingt die Antwort zu glatt, nach dem Moment der Entscheidung fragen.',
					),
					question(
						'Wie erklären Sie einem Kind, was Sie tun?',
						'Bilder und Vergleiche notieren; sie ergeben gute Überschriften.',
					),
					question('Von wem haben Sie am meisten gelernt?', 'Nach einem Satz dieser Person fragen, der geblieben ist.'),
				],
			},
			core: {
				heading: 'Zur Sache',
				questions: [
					question('Was verstehen die meisten daran falsch?', 'Erst nach einem Beispiel, dann nach dem Beleg fragen.'),
					question(
						'Was hat sich in den letzten Jahren am stärksten verändert?',
						'Nachhaken: Woran merken Sie das, und seit wann?',
					),
					question(
						'Wie lief ein konkreter Fall ab, von Anfang bis Ende?',
						'Beim Ablauf bleiben; nach Zeiten, Orten und Zahlen fragen.',
					),
					question(
						'Wofür haben Sie sich entschieden – und wogegen?',
						'Nachhaken: Wer war dagegen, und mit welchem Grund?',
					),
					question('Was zeigen die Zahlen nicht?', 'Pausen aushalten; die bessere Antwort kommt oft als zweite.'),
				],
			},
			difficulties: {
				heading: 'Unbequeme Fragen',
				questions: [
					question(
						'Was ging schief, und was hat es gekostet?',
						'Ruhig fragen und noch einmal, wenn die Antwort vage bleibt.',
					),
					question(
						'Was werfen Ihnen Kritiker vor, und wo haben sie recht?',
						'Ein echtes Zitat mit Quelle bereithalten.',
					),
					question('Was würden Sie heute anders machen?', 'Nachhaken: Was hat Sie damals davon abgehalten?'),
					question('Wer bezahlt Ihre Arbeit?', 'Verbindungen und Interessen klären und den Lesern offenlegen.'),
				],
			},
			outlook: {
				heading: 'Ausblick',
				questions: [
					question(
						'Was wird in fünf Jahren anders sein?',
						'Fragen, woran man erkennen würde, dass die Prognose falsch war.',
					),
					question(
						'Was raten Sie jemandem, der heute anfängt?',
						'Nach einer Handlung fragen, nicht nach einer Haltung.',
					),
					question('Woran arbeiten Sie als Nächstes?', 'Klären, was davon wann veröffentlicht werden darf.'),
					question('Was hätte ich Sie noch fragen sollen?', 'Immer stellen; die Aufnahme weiterlaufen lassen.'),
				],
			},
			callToAction: section(
				'Nach dem Gespräch',
				'Mit einem Link zeigen, wo die Arbeit des Gastes zu finden ist.',
				'Fragen, was die Leser selbst gern gefragt hätten.',
			),
			checklist: [
				'Einverständnis mit Aufnahme und Veröffentlichung liegt schriftlich vor',
				'Keine Frage lässt sich nur mit Ja oder Nein beantworten',
				'Gekürzte Antworten behalten ihren Sinn; Kürzungen sind abgestimmt',
			],
		},
		newsletter: {
			subject: section(
				'Betreff und Vorschautext',
				'Drei Betreffzeilen mit höchstens 50 Zeichen schreiben: Nutzen, Neugier, Neuigkeit. Eine behalten.',
				'Einen Vorschautext schreiben, der den Betreff fortsetzt, statt ihn zu wiederholen.',
			),
			greeting: section(
				'Begrüßung',
				'Ein Satz dazu, was seit der letzten Ausgabe geschehen ist.',
				'Ein Satz dazu, was diesmal drinsteht und für wen es sich lohnt.',
			),
			mainStory: section(
				'Das Hauptthema',
				'Mit der Neuigkeit oder dem Nutzen beginnen, nicht mit der Vorgeschichte.',
				'Nur eine Sache erzählen, in drei bis fünf Absätzen; den Rest verlinken.',
				'Ein Zitat, eine Zahl oder ein Bild einbauen, das man weiterschickt.',
				'Mit dem einen Link schließen, der weiterführt.',
			),
			brief: section(
				'Kurz notiert',
				'Drei bis fünf Meldungen zu je zwei Sätzen: was neu ist, warum es zählt, Link.',
				'Termine mit Wochentag, Uhrzeit und Ort angeben.',
			),
			recommendation: section(
				'Empfehlung',
				'Etwas, das nicht aus dem eigenen Haus kommt: Buch, Artikel, Werkzeug oder Ort.',
				'In zwei Sätzen sagen, warum; Bezahlung offenlegen.',
			),
			callToAction: section(
				'Eine Bitte',
				'Nur um eine Handlung bitten: antworten, anmelden, kaufen oder weiterleiten.',
				'Sagen, was nach dem Klick geschieht.',
			),
			farewell: section(
				'Bis zum nächsten Mal',
				'Datum oder Thema der nächsten Ausgabe nennen.',
				'Mit Namen unterschreiben; eine Adresse für Antworten angeben.',
			),
			checklist: [
				'Abmeldelink und vollständiges Impressum sind enthalten',
				'Testversand auf dem Handy gelesen, Bilder dabei ausgeschaltet',
			],
		},
	},
};
