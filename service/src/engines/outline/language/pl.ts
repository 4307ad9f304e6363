import { type LanguageTexts, question, section } from './texts.ts';

/** Polish; speaks to the writer as “ty” in the imperative, and never in a past tense, which would need a gender. */
export const polish: LanguageTexts = {
	tag: 'pl',
	quotes: ['„', '”'],
	colon: ': ',
	notice:
		'Ten plan powstał bez sztucznej inteligencji i nie zawiera żadnych faktów. Odpowiedz na wskazówki własnymi słowami, a potem usuń je razem z uwagami o objętości i tym wierszem.',
	labels: { brief: 'Zlecenie:', title: 'Tytuł roboczy:', tone: 'Ton:', length: 'Objętość:' },
	words: { one: 'słowo', few: 'słowa', many: 'słów', other: 'słowa' },
	tones: {
		neutral: 'neutralny – fakty bez ocen i wykrzykników',
		friendly: 'przyjazny – ciepło i prosto, jak do dobrego znajomego',
		professional: 'rzeczowy – precyzyjnie, powściągliwie, bez żargonu',
		conversational: 'swobodny – krótkie zdania, pytania do czytelnika, żywy język',
		enthusiastic: 'entuzjastyczny – z energią, ale bez przesady',
		authoritative: 'ekspercki – stanowcze wnioski, a pod każdym podstawa',
	},
	conjunctions: ['czy', 'albo', 'lub', 'kontra'],
	stepStem: 'krok',
	questionsHeading: 'Pytania i odpowiedzi',
	checklist: section(
		'Przed publikacją',
		'Wszystkie wskazówki zastąpione tekstem, nie ma pustych części.',
		'Nazwiska, daty, liczby i cytaty sprawdzone u źródła.',
		'Tytuł i pierwszy akapit obiecują dokładnie to, co jest w tekście.',
		'Linki działają, a z ich treści wynika, dokąd prowadzą.',
		'Obrazy mają tekst alternatywny, prawa do nich są sprawdzone.',
		'Tekst przeczytany na głos: długie zdania podzielone, powtórzenia skreślone.',
		'Uwagi o objętości i ta lista usunięte.',
	),
	types: {
		article: {
			opening: section(
				'Wstęp',
				'Zacznij od sceny, w której czytelnik rozpozna siebie, albo od faktu, który go zaskoczy. Fakt musi mieć źródło.',
				'Powiedz jednym zdaniem, co czytelnik zrozumie albo co będzie umiał zrobić po lekturze.',
				'Skreśl pierwsze zdanie, jeśli bez niego nic nie ginie.',
			),
			background: section(
				'Co warto wiedzieć na początek',
				'Wyjaśnij pojęcia, bez których dalej trudno się połapać – każde jednym zdaniem.',
				'Skąd się wzięła obecna sytuacja? Wystarczą dwa lub trzy wydarzenia z datami.',
				'Kogo dotyczy ten temat i dlaczego warto o nim mówić właśnie teraz?',
			),
			keyPoints: section(
				'Najważniejsze',
				'Wypisz od trzech do pięciu tez, zacznij od najmocniejszej; każdej daj własny śródtytuł.',
				'Poprzyj każdą tezę liczbą, cytatem albo linkiem do źródła.',
				'Pokaż związek: dlaczego z jednej tezy wynika następna?',
				'Jaki rozpowszechniony błąd warto tu sprostować?',
			),
			example: section(
				'Przykład z życia',
				'Opisz jeden prawdziwy przypadek: kto, gdzie, kiedy i przed jakim zadaniem stanął.',
				'Czego próbowano, co zawiodło, jak to się skończyło? Podaj wynik w liczbach.',
				'Co z tej historii czytelnik może powtórzyć u siebie?',
			),
			limits: section(
				'Gdzie to nie działa',
				'W jakich warunkach wnioski z artykułu są błędne albo jeszcze niesprawdzone?',
				'Przytocz najmocniejszy zarzut i uczciwie na niego odpowiedz.',
			),
			questions: [
				question('Od czego zacząć?', 'Podaj jedną czynność na dziś, która nie wymaga przygotowań.'),
				question('Ile to pochłonie czasu i pieniędzy?', 'Podaj widełki i wyjaśnij, od czego zależy górna granica.'),
				question('Jaki błąd zdarza się najczęściej?', 'Opisz błąd, jego skutki i sposób, żeby wcześnie go zauważyć.'),
				question('Po czym poznać, że wszystko idzie dobrze?', 'Podaj oznakę, którą czytelnik sprawdzi bez pomocy.'),
				question(
					'Gdzie szukać dalszych informacji?',
					'Wskaż dwa lub trzy źródła i napisz, do czego przyda się każde z nich.',
				),
			],
			callToAction: section(
				'Co zrobić dalej',
				'Zaproponuj jedną czynność, która wynika wprost z artykułu, i powiedz, ile minut zajmie.',
				'Dodaj link do tekstu, który rozwija temat.',
			),
			checklist: [
				'Każda teza ma dowód.',
				'Opinia autora jest oddzielona od faktów.',
				'Z samych śródtytułów wynika, o czym jest artykuł.',
			],
		},
		'how-to': {
			result: section(
				'Efekt końcowy',
				'Opisz gotowy efekt tak, żeby dało się go sobie wyobrazić. Pokaż zdjęcie albo zrzut ekranu.',
				'Ile potrwa praca i jakiego wymaga przygotowania?',
				'Dla kogo ta instrukcja nie jest?',
			),
			needs: section(
				'Co będzie potrzebne',
				'Wymień narzędzia, materiały, programy i dostępy; podaj ilości, wymiary, wersje.',
				'Czym zastąpić to, czego nie ma pod ręką?',
				'O czym uprzedzić: bezpieczeństwo, kopia zapasowa, czynności nieodwracalne?',
			),
			steps: {
				...section(
					'Krok po kroku',
					'Jeden krok to jedna czynność. Dopisz ją w śródtytule, zaczynając od czasownika.',
					'Wykonaj wszystkie kroki po kolei i zanotuj, gdzie trzeba się zatrzymać i pomyśleć.',
				),
				label: (number) => `Krok ${number}`,
				first: [
					'Co przygotować albo sprawdzić, zanim zacznie się praca?',
					'Od czego dokładnie zacząć: gdzie jest potrzebny przycisk, część, plik?',
					'Co zobaczy czytelnik, jeśli początek się udał?',
				],
				middle: [
					[
						'Co zrobić? Podaj dokładne wartości: wymiary, ustawienia, czas, temperaturę.',
						'Jak wygląda prawidłowy efekt tego kroku?',
					],
					[
						'Opisz czynność i wyjaśnij, po co ona jest, jeśli to nie jest oczywiste.',
						'Gdzie łatwo się tu pomylić i jak się wycofać?',
					],
					[
						'Opisz czynność i pokaż ją na obrazku, jeśli słowami wychodzi długo.',
						'Co zmienia się przy innym modelu, innej wersji, innych warunkach?',
					],
				],
				last: ['Jaka czynność kończy pracę?', 'Co posprzątać, zapisać, zamknąć albo odłożyć na miejsce?'],
			},
			proof: section(
				'Jak sprawdzić efekt',
				'Podaj próbę, która trwa minutę, i jej spodziewany wynik.',
				'Po czym widać, że trzeba coś poprawić, i od którego kroku?',
			),
			mistakes: section(
				'Częste błędy',
				'Opisz trzy błędy według schematu: co widać – skąd się to wzięło – jak naprawić.',
				'Którego błędu nie da się naprawić, a można mu tylko zapobiec?',
			),
			questions: [
				question('Czy da się to zrobić szybciej?', 'Podaj kroki, które można skrócić, i cenę, jaką się za to płaci.'),
				question('Co zrobić, jeśli nie wychodzi?', 'Podpowiedz, który krok sprawdzić najpierw i do kogo się zwrócić.'),
				question('Czy można pominąć któryś krok?', 'Oddziel kroki konieczne od zalecanych.'),
				question('Jak często trzeba to powtarzać?', 'Podaj termin albo oznakę, że pora zrobić wszystko od nowa.'),
			],
			callToAction: section(
				'Twoja kolej',
				'Zaproponuj czytelnikowi, żeby pierwszy krok zrobił od razu.',
				'Poproś o pokazanie efektu albo opisanie trudności w komentarzu.',
			),
			checklist: [
				'Instrukcję wykonała osoba, która widziała ją po raz pierwszy.',
				'Ostrzeżenia stoją przed niebezpiecznym krokiem, a nie po nim.',
				'Wszystko, co pojawia się w krokach, jest w części „Co będzie potrzebne”.',
			],
		},
		listicle: {
			opening: section(
				'O czym jest to zestawienie',
				'Dla kogo jest zestawienie i w jakiej decyzji pomoże?',
				'Czym różni się od podobnych: doborem, własnym doświadczeniem, aktualnością?',
			),
			selection: section(
				'Jak wybieraliśmy',
				'Podaj kryteria i powiedz, co nie trafiło na listę i dlaczego.',
				'Zaznacz, z jakiego dnia są informacje; ujawnij reklamy i linki partnerskie, jeśli są.',
			),
			items: {
				...section(
					'Lista',
					'Zdecyduj, w jakiej kolejności idą punkty – od najlepszego, według ceny, według trudności – i powiedz to czytelnikowi.',
					'Buduj wszystkie punkty tak samo: nazwa, istota, pożytek, zastrzeżenie.',
				),
				label: (number) => `Punkt ${number}`,
				first: [
					'Zacznij od najmocniejszego punktu i dopisz jego nazwę w śródtytule.',
					'Dlaczego jest pierwszy? Podaj liczbę, przykład albo własną obserwację.',
					'Komu się przyda, a komu nie?',
				],
				middle: [
					[
						'Co to jest i czym różni się od poprzedniego punktu?',
						'Podaj przykład, który da się rozpoznać albo powtórzyć.',
					],
					['W jakiej sytuacji ten punkt będzie najlepszy?', 'Wymień jedną wadę albo ograniczenie.'],
					[
						'Czego trzeba, żeby z tego skorzystać: pieniędzy, czasu, umiejętności?',
						'Jaki szczegół zaskoczy nawet znawcę?',
					],
					['Co potwierdza pożytek: doświadczenie, opinia, pomiar?', 'Dodaj obraz albo link do źródła.'],
				],
				last: [
					'Zakończ punktem, który zapada w pamięć: nieoczekiwanym, zabawnym albo najśmielszym.',
					'Dlaczego trafił na listę i z którym punktem dobrze się łączy?',
				],
			},
			choice: section(
				'Co wybrać',
				'Sprowadź wybór do dwóch lub trzech sytuacji: „jeśli masz…, zacznij od punktu…”.',
				'Co wybierasz dla siebie i dlaczego?',
			),
			callToAction: section(
				'Uzupełnij listę',
				'Zapytaj czytelników, czego w zestawieniu brakuje.',
				'Zaproponuj zachowanie go na później albo wysłanie komuś, komu się przyda.',
			),
			checklist: [
				'Liczba w tytule zgadza się z liczbą punktów.',
				'Każdy punkt spełnia podane kryteria.',
				'Ceny, adresy i linki sprawdzone w dniu publikacji.',
			],
		},
		'product-description': {
			overview: section(
				'W skrócie',
				'Jednym zdaniem: co to jest, dla kogo i do czego służy.',
				'Czym produkt różni się od sąsiadów z półki? Podaj jedną różnicę, którą da się sprawdzić.',
				'Co kupujący zobaczy i poczuje, gdy weźmie go do ręki?',
			),
			benefits: section(
				'Co zyskujesz',
				'Wybierz trzy lub cztery cechy i przy każdej napisz, co zmienia dla kupującego.',
				'Zamiast „wysokiej jakości”, „wygodny” i „wyjątkowy” podaj liczby, materiały, terminy.',
				'Jaka wątpliwość najczęściej powstrzymuje przed zakupem? Rozwiej ją tutaj.',
			),
			specification: section(
				'Dane techniczne',
				'Wymień wymiary, wagę, materiał, kolor, moc, zgodność z innymi urządzeniami – z jednostkami.',
				'Co jest w pudełku, a co trzeba dokupić?',
				'Gdzie produkt powstaje i jakie ma certyfikaty?',
			),
			use: section(
				'Użytkowanie i pielęgnacja',
				'Opisz zwykły dzień z produktem: gdzie stoi, jak się go włącza, co robi.',
				'Jak go czyścić, przechowywać, ładować i czego z nim robić nie wolno?',
			),
			delivery: section(
				'Dostawa, gwarancja i zwroty',
				'Podaj czas i koszt dostawy oraz formy płatności.',
				'Jak długo trwa gwarancja, co obejmuje i jak zwrócić produkt?',
			),
			questions: [
				question(
					'Jak dobrać rozmiar albo wariant?',
					'Wyjaśnij, co zmierzyć i z czym porównać; uprzedź o przypadkach granicznych.',
				),
				question('Z czym to jest zgodne?', 'Wymień sprawdzone modele, wersje albo warunki.'),
				question('Jak długo posłuży?', 'Podaj trwałość i to, od czego ona zależy.'),
				question(
					'Co zrobić, jeśli produkt nie będzie pasował?',
					'Opisz wymianę i zwrot: termin, stan produktu, kto płaci za przesyłkę.',
				),
			],
			callToAction: section(
				'Jak zamówić',
				'Podaj cenę, dostępność i jedną czynność: dodanie do koszyka, telefon, rezerwację.',
				'Przypomnij warunek, który zdejmuje ryzyko: zwrot, przymiarkę, próbę.',
			),
			checklist: [
				'Wszystkie dane zgodne z dokumentacją albo opakowaniem produktu.',
				'Cena, dostępność i czas dostawy aktualne na dziś.',
				'Nie ma obietnic, których produkt nie spełni.',
			],
		},
		'product-review': {
			verdict: section(
				'Werdykt',
				'Powiedz od razu: czy warto kupić, komu i za ile.',
				'Wymień jedną najważniejszą zaletę i jedną najważniejszą wadę.',
				'Jeśli wystawiasz ocenę, wyjaśnij skalę.',
			),
			test: section(
				'Jak testowaliśmy',
				'Jak długo, gdzie i w jakich warunkach trwał test?',
				'Co zostało zmierzone, czym i z czym porównane?',
				'Skąd pochodzi produkt: z zakupu, z wypożyczenia, od producenta?',
			),
			strengths: section(
				'Co się podoba',
				'Opisz trzy mocne strony, każdą na przykładzie zdarzenia z testu.',
				'Gdzie produkt przerósł obietnice producenta? Podaj pomiar albo pokaż zdjęcie.',
				'Co zauważy ktoś, kto przesiada się z poprzedniego modelu?',
			),
			weaknesses: section(
				'Co się nie podoba',
				'Które wady przeszkadzają na co dzień, a które tylko czasem?',
				'Która obietnica się nie potwierdziła? Podaj liczby.',
				'Czy te wady da się obejść i ile to kosztuje?',
			),
			price: section(
				'Cena i alternatywy',
				'Ile kosztuje sam produkt, a ile rok używania: materiały, abonament, naprawy?',
				'Podaj tańszy i droższy zamiennik i powiedz, na czym polega różnica.',
			),
			audience: section(
				'Dla kogo tak, dla kogo nie',
				'Opisz dwóch lub trzech kupujących i każdemu odpowiedz: brać, poczekać, szukać dalej.',
				'Co zmieniłoby twój werdykt: promocja, aktualizacja, nowy model?',
			),
			questions: [
				question('Czy warto wymienić poprzedni model?', 'Porównaj to, co zmieniło się naprawdę, a nie w opisie.'),
				question('Jak sprawuje się po kilku miesiącach?', 'Opisz zużycie albo powiedz uczciwie, że test trwał krócej.'),
				question('Na czym można zaoszczędzić?', 'Który zestaw jest rozsądny, a za co nie warto dopłacać?'),
				question('Czy trudno nauczyć się obsługi?', 'Ile czasu minęło od rozpakowania do pierwszego efektu?'),
			],
			callToAction: section(
				'Podziel się doświadczeniem',
				'Poproś właścicieli, żeby dopisali to, czego test nie pokazał.',
				'Jeśli podajesz link do sklepu, zaznacz, czy na nim zarabiasz.',
			),
			checklist: [
				'Związki z producentem lub sklepem są ujawnione.',
				'Każda ocena opiera się na obserwacji albo pomiarze.',
				'Nazwy modeli, wersje i ceny sprawdzone.',
			],
		},
		comparison: {
			answer: section(
				'Krótka odpowiedź',
				'Dla kogo który wariant? Zmieść się w dwóch lub trzech zdaniach.',
				'Jaka różnica rozstrzyga najczęściej?',
			),
			table: {
				...section(
					'Porównanie',
					'W każdą komórkę wpisz fakt w tych samych jednostkach; gdzie brak danych, postaw kreskę.',
					'Usuń wiersze, w których nie ma różnic, i dodaj te, które liczą się dla twojego czytelnika.',
				),
				criterion: 'Kryterium',
				rows: [
					'Cena',
					'Późniejsze koszty',
					'Do jakich zadań',
					'Największa zaleta',
					'Największa wada',
					'Co jest potrzebne na start',
					'Czas działania lub wsparcia',
				],
			},
			option: section(
				'mocne i słabe strony',
				'Co tu jest lepsze niż u rywala? Podaj przykład, który da się sprawdzić.',
				'Za co trzeba zapłacić – pieniędzmi, czasem, niewygodą?',
				'Opisz osobę, która potrzebuje właśnie tego.',
			),
			optionNames: ['Wariant A', 'Wariant B'],
			recommendation: section(
				'Co dla kogo',
				'Omów trzy sytuacje: mały budżet, częste używanie, szczególne wymagania.',
				'Co wybrać w razie wątpliwości i czy łatwo potem zmienić zdanie?',
				'Kiedy niepotrzebny jest żaden z wariantów?',
			),
			questions: [
				question('Czy można połączyć jedno z drugim?', 'Powiedz, czy to ma sens i kiedy wychodzi drożej.'),
				question('Czy trudno się później przesiąść?', 'Podaj koszty, terminy i to, co się przy zmianie traci.'),
				question('Co opłaca się na dłuższą metę?', 'Policz koszty kilku lat i pokaż obliczenia.'),
				question('Co się wkrótce zmieni?', 'Wspomnij o zapowiedzianych nowościach i cenach, z podaniem źródła.'),
			],
			callToAction: section(
				'Podejmij decyzję',
				'Podpowiedz, jak wypróbować wybrany wariant bez ryzyka.',
				'Zapytaj czytelników, co wybrali i czego potem żałowali.',
			),
			checklist: [
				'Wszystkie warianty porównane według tych samych kryteriów.',
				'Przy każdym wariancie są i plusy, i minusy.',
				'Podano, z jakiego dnia są ceny i warunki.',
			],
		},
		news: {
			lead: section(
				'Co się stało',
				'Odpowiedz w dwóch zdaniach: kto, co, gdzie, kiedy. Zacznij od tego, co najnowsze.',
				'Skąd to wiadomo? Podaj źródło już w pierwszym akapicie.',
			),
			details: section(
				'Szczegóły',
				'Jak i dlaczego do tego doszło? Ułóż fakty od najważniejszego.',
				'Jakie liczby pokazują skalę i z czym je porównać?',
				'Co jest jeszcze nieznane lub niepotwierdzone? Powiedz to wprost.',
			),
			background: section(
				'Tło wydarzeń',
				'Co doprowadziło do tego zdarzenia? Wystarczą trzy daty.',
				'Czy były podobne przypadki i jak się skończyły?',
			),
			quotes: section(
				'Co mówią strony',
				'Przytocz dokładną wypowiedź uczestnika lub świadka, podaj imię, nazwisko i funkcję.',
				'Oddaj głos drugiej stronie albo zaznacz, kiedy i jak redakcja prosiła ją o komentarz.',
				'Co sądzi niezależny specjalista?',
			),
			impact: section(
				'Kogo to dotknie',
				'Co się zmieni dla czytelnika: pieniądze, czas, przepisy, bezpieczeństwo?',
				'Kto zyskuje, a kto traci? Oddziel potwierdzone od spodziewanego.',
			),
			next: section(
				'Co dalej',
				'Podaj najbliższą datę, decyzję lub dokument, od których zależy rozwój wypadków.',
				'Kiedy tekst zostanie uzupełniony?',
			),
			callToAction: section(
				'Jak śledzić temat',
				'Dodaj link do działu, newslettera albo oficjalnej strony.',
				'Zostaw kontakt dla tych, którzy wiedzą więcej.',
			),
			checklist: [
				'Fakty potwierdziły dwa niezależne źródła.',
				'Cytaty są dosłowne, nazwiska i funkcje sprawdzone.',
				'Podano datę i godzinę publikacji, a przy uzupełnieniach także ich godzinę.',
			],
		},
		faq: {
			overview: section(
				'Najkrócej mówiąc',
				'Przedstaw sedno tematu w trzech zdaniach – dla tych, którzy dalej nie przeczytają.',
				'Dla kogo jest ta strona i z jakiego dnia są odpowiedzi?',
			),
			basics: {
				heading: 'Podstawy',
				questions: [
					question('Co to jest?', 'Podaj definicję bez fachowych słów i jeden przykład z życia.'),
					question('Komu to potrzebne?', 'Opisz dwie lub trzy osoby i ich zadania; powiedz, komu to na nic.'),
					question('Jak to działa?', 'Opisz drogę od początku do efektu w trzech do pięciu zdaniach.'),
					question('Od czego zacząć?', 'Podaj pierwszą czynność i wszystko, co będzie do niej potrzebne.'),
					question('Ile to trwa?', 'Podaj zwykły czas i to, co go wydłuża.'),
					question(
						'Czym się to różni od podobnych rzeczy?',
						'Porównaj z tym, z czym myli się najczęściej, według jednej cechy.',
					),
				],
			},
			costs: {
				heading: 'Ceny i warunki',
				questions: [
					question('Ile to kosztuje?', 'Podaj cenę lub widełki i wymień, co obejmują.'),
					question('Za co trzeba dopłacić?', 'Wymień wszystkie dodatkowe koszty, nawet drobne.'),
					question('Jak można zapłacić?', 'Podaj formy płatności, raty, dokumenty do księgowości.'),
					question('Czy można zrezygnować i odzyskać pieniądze?', 'Opisz termin, tryb i wyjątki.'),
					question('Czy są zniżki albo wersja bezpłatna?', 'Podaj warunki i termin ważności.'),
				],
			},
			problems: {
				heading: 'Gdy coś pójdzie nie tak',
				questions: [
					question(
						'Co zrobić, gdy nic nie działa?',
						'Podaj trzy rzeczy do sprawdzenia: od najczęstszej przyczyny do najrzadszej.',
					),
					question('Gdzie szukać pomocy?', 'Podaj kontakt, godziny pracy i czas oczekiwania na odpowiedź.'),
					question('Jakie jest ryzyko?', 'Nazwij zagrożenia wprost i powiedz, jak je zmniejszyć.'),
					question('Czy moje dane są bezpieczne?', 'Co się przechowuje, gdzie, jak długo i kto to widzi?'),
					question('Czy można to cofnąć?', 'Powiedz, co da się odwrócić, a czego nie, i do kiedy.'),
				],
			},
			callToAction: section(
				'Nie ma tu odpowiedzi?',
				'Podpowiedz, gdzie zadać własne pytanie i kiedy czekać na odpowiedź.',
				'Dodaj link do strony, na którą zwykle przechodzi się po tej.',
			),
			checklist: [
				'Pytania brzmią tak, jak zadają je ludzie: w listach, na czacie, w wyszukiwarce.',
				'Pierwsze zdanie każdej odpowiedzi odpowiada na pytanie, reszta to uściślenia.',
				'Odpowiedzi o cenach, terminach i danych sprawdzili ci, którzy za nie odpowiadają.',
			],
		},
		'landing-page': {
			promise: section(
				'Obietnica',
				'Napisz w jednym wierszu, co zyska odwiedzający i w jakim czasie. Bez przymiotników.',
				'Dodaj wiersz o tym, dla kogo to jest i czym różni się od zwykłego sposobu.',
				'Nazwij jedyną czynność, dla której powstaje ta strona, i daj jej przyciskowi zrozumiały napis.',
			),
			problem: section(
				'Znajoma sytuacja',
				'Opisz kłopot słowami samych klientów – z listów, rozmów, opinii.',
				'Ile kosztuje: pieniędzy, godzin, nerwów?',
				'Czego ludzie już próbowali i dlaczego to nie pomogło?',
			),
			solution: section(
				'Jak to rozwiązujemy',
				'Pokaż drogę klienta w trzech etapach: zgłoszenie, praca, efekt.',
				'Powiąż każdą możliwość z kłopotem z poprzedniej części.',
				'Pokaż produkt w działaniu: zdjęcie, krótki film, przykład pracy.',
			),
			proof: section(
				'Dlaczego można nam zaufać',
				'Przytocz opinię z imieniem, stanowiskiem i mierzalnym efektem.',
				'Jakie liczby, nagrody, licencje lub klientów można wymienić? Tylko za zgodą.',
			),
			offer: section(
				'Co dostajesz',
				'Wymień, co zawiera cena, i podaj ją – albo wyjaśnij, jak się ją liczy.',
				'Jaka gwarancja zdejmuje ryzyko?',
				'Jeśli oferta jest ograniczona, podaj prawdziwy powód i datę.',
			),
			questions: [
				question('Czy to dla mnie?', 'Opisz dobre zastosowania i uczciwie nazwij te niewłaściwe.'),
				question('Co się stanie po zgłoszeniu?', 'Rozpisz po kolei: kto, kiedy i w jaki sposób odpowie.'),
				question('A jeśli mi się nie spodoba?', 'Wyjaśnij warunki rezygnacji i zwrotu pieniędzy.'),
				question('Skąd taka cena?', 'Pokaż, co się na nią składa i z czym ją porównać.'),
			],
			callToAction: section(
				'Zacznij teraz',
				'Powtórz obietnicę i przycisk – tymi samymi słowami co na górze.',
				'Powiedz, co się stanie po kliknięciu i ile pól trzeba wypełnić.',
			),
			checklist: [
				'Strona ma jeden cel i wszystkie przyciski do niego prowadzą.',
				'Opinie i liczby są prawdziwe, zgody uzyskane.',
				'Na telefonie sens strony widać w pięć sekund.',
			],
		},
		recipe: {
			opening: section(
				'O daniu',
				'Opisz smak, zapach i konsystencję tak, żeby chciało się gotować.',
				'Skąd pochodzi przepis i co w nim jest twoje?',
				'Na jaką okazję i porę roku się nadaje?',
			),
			facts: section(
				'Przepis w skrócie',
				'Podaj liczbę porcji, czas pracy, czas całkowity i stopień trudności.',
				'Czy są alergeny? Czy danie jest wegetariańskie?',
			),
			ingredients: section(
				'Składniki',
				'Wymień produkty w kolejności użycia: gramy i mililitry, drobne ilości w łyżkach i sztukach.',
				'Podaj stan: miękkie masło, woda w temperaturze pokojowej, drobno posiekana cebula.',
				'Czym zastąpić to, co trudno kupić, a czego zastąpić nie można?',
				'Jakie naczynia się przydadzą: średnica formy, pojemność garnka?',
			),
			method: {
				...section(
					'Przygotowanie',
					'Jedna czynność na krok; podawaj czas, temperaturę i moc palnika.',
					'Dodaj oznakę, że to już: kolor, zapach, dźwięk, gęstość.',
				),
				label: (number) => `Krok ${number}`,
				first: [
					'Co wcześniej umyć, pokroić, namoczyć, wyjąć z lodówki?',
					'Czy trzeba rozgrzać piekarnik albo patelnię? Do jakiej temperatury?',
				],
				middle: [
					['Co, z czym i w jakiej kolejności połączyć?', 'Jaka powinna być masa, zanim przejdzie się dalej?'],
					['Ile minut i na jakim ogniu gotować?', 'Co zrobić, gdy się przypala, warzy albo jest za gęste?'],
					[
						'Co widać, słychać i czuć, gdy wszystko idzie dobrze?',
						'Co zrobić w tym samym czasie, żeby nie tracić minut?',
					],
				],
				last: [
					'Po czym poznać, że danie jest gotowe?',
					'Czy ma odpocząć, ostygnąć, przejść smakiem? Jak długo?',
					'Z czym i w czym podać?',
				],
			},
			variations: section(
				'Warianty',
				'Jak zrobić danie ostrzejsze, lżejsze, bez mięsa albo bez mąki?',
				'Jaki dodatek, sos lub napój do niego pasuje?',
			),
			storage: section(
				'Przechowywanie',
				'Ile dni i w jakim naczyniu danie się trzyma, czy można je zamrozić?',
				'Jak odgrzać, żeby nie straciło smaku?',
			),
			questions: [
				question(
					'Czy można przygotować to wcześniej?',
					'Na którym kroku przerwać i jak długo przechowywać półprodukt?',
				),
				question(
					'Jak zwiększyć liczbę porcji?',
					'Co po prostu się mnoży, a co zmienia się inaczej: forma, czas, sól, drożdże?',
				),
				question('Dlaczego danie się nie udało?', 'Omów dwie częste porażki i ich przyczyny.'),
				question('Bez jakiego sprzętu się nie obejdzie?', 'Czym zastąpić robota kuchennego, piekarnik, termometr?'),
			],
			callToAction: section(
				'Ugotuj i opowiedz',
				'Poproś o zdjęcie albo o opis udanej zmiany w przepisie.',
				'Zaproponuj jeszcze jeden przepis na ten sam stół.',
			),
			checklist: [
				'Według tego tekstu danie zostało ugotowane co najmniej raz.',
				'Wszystkie składniki z listy pojawiają się w krokach i odwrotnie.',
				'Podano alergeny i bezpieczny czas przechowywania.',
			],
		},
		'interview-questions': {
			guest: section(
				'Z kim rozmawiamy',
				'Przedstaw gościa w trzech zdaniach: kto to, czym się zajmuje, dlaczego właśnie on i właśnie teraz.',
				'Co gość opowiadał już innym? O to nie pytaj albo zapytaj inaczej.',
				'Uzgodnij czas, nagrywanie, autoryzację i tematy, których nie będzie.',
				'Ustal, jak się do siebie zwracacie, i dopasuj do tego poniższe pytania.',
			),
			start: {
				heading: 'Na rozgrzewkę',
				questions: [
					question('Jak wytłumaczyć tę pracę komuś, kto nic o niej nie wie?', 'Poproś o przykład z zeszłego tygodnia.'),
					question('Jak to się zaczęło?', 'Dopytaj o rok, miejsce, ludzi; szukaj sceny, a nie życiorysu.'),
					question('Jak wygląda zwykły dzień pracy?', 'Zapytaj, która godzina jest najważniejsza i dlaczego.'),
					question('Co w tym zajęciu najczęściej rozumie się opacznie?', 'Poproś o ostatni taki przypadek.'),
				],
			},
			core: {
				heading: 'Główny temat',
				questions: [
					question('Dlaczego to ważne właśnie teraz?', 'Dopytaj, co się zmieniło w ostatnim roku.'),
					question('Jak zapadła najważniejsza decyzja?', 'Kto był przeciw? Jakie były inne możliwości?'),
					question('Jaki przykład najlepiej to pokazuje?', 'Domagaj się nazwisk, dat i liczb.'),
					question('Co mówią dane, a co podpowiada intuicja?', 'Poproś o źródło i zgodę na jego podanie.'),
					question(
						'Z kim trudno się zgodzić i w czym?',
						'Poproś o streszczenie cudzego stanowiska tak, by druga strona je uznała.',
					),
					question('Co było największym zaskoczeniem?', 'Jakie zdanie miał gość wcześniej i kiedy je zmienił?'),
					question(
						'Dla kogo to podejście nie będzie dobre?',
						'Nie przyjmuj odpowiedzi „dobre dla każdego”, poproś o wyjątek.',
					),
				],
			},
			difficulties: {
				heading: 'Trudne pytania',
				questions: [
					question('Co się nie udało?', 'Poczekaj na odpowiedź: cisza działa lepiej niż pytanie z podpowiedzią.'),
					question('Którą decyzję warto by dziś podjąć inaczej?', 'Zapytaj, co wtedy wskazałoby lepszą drogę.'),
					question('Co odpowiedzieć krytykom?', 'Przygotuj dokładny cytat z krytyka i przeczytaj go na głos.'),
					question('Ile to kosztowało – pieniędzy, czasu, relacji?', 'Poproś choćby o rząd wielkości.'),
					question('Kiedy przyszła ochota, żeby to rzucić?', 'Dopytaj, co ją powstrzymało.'),
				],
			},
			outlook: {
				heading: 'Spojrzenie w przyszłość',
				questions: [
					question('Co się zmieni w tej dziedzinie za pięć lat?', 'Poproś o prognozę, którą da się sprawdzić.'),
					question('Nad czym trwają teraz prace?', 'O czym można już pisać?'),
					question(
						'Jaka rada dla tych, którzy dopiero zaczynają?',
						'Poproś o jedną radę na ten tydzień, a nie na całe życie.',
					),
					question('Jakie pytanie nie padło, a powinno?', 'Nie wyłączaj nagrania: tu często pada to, co najlepsze.'),
				],
			},
			callToAction: section(
				'Na zakończenie publikacji',
				'Gdzie czytelnik może śledzić pracę gościa?',
				'Poproś czytelników o pytania do następnej rozmowy.',
			),
			checklist: [
				'Na żadne pytanie nie da się odpowiedzieć samym „tak” lub „nie”.',
				'Nazwisko, funkcja i fakty o gościu sprawdzone.',
				'Zgoda na nagranie uzyskana, sposób autoryzacji uzgodniony.',
			],
		},
		newsletter: {
			subject: section(
				'Temat wiadomości',
				'Napisz trzy wersje do 50 znaków: korzyść, pytanie, nowość. Zostaw jedną.',
				'Dopisz tekst podglądu: ma rozwijać temat, a nie go powtarzać.',
			),
			greeting: section(
				'Powitanie',
				'Zacznij od jednej obserwacji lub zdarzenia z tego tygodnia, które prowadzi do głównego tematu.',
				'Powiedz, co jest w wydaniu i ile minut zajmie lektura.',
			),
			mainStory: section(
				'Temat wydania',
				'Co się stało albo jaki płynie z tego wniosek? Jedna myśl na jedną wiadomość.',
				'Podaj przykład, liczbę lub cytat, których nie ma w innych newsletterach.',
				'Co czytelnik ma z tym zrobić?',
				'Dodaj link do pełnego tekstu, jeśli istnieje.',
			),
			brief: section(
				'W kilku słowach',
				'Od trzech do pięciu nowości po dwa zdania: co się stało i dlaczego to ważne dla subskrybenta.',
				'Linkuj do źródła, a nie do omówienia.',
			),
			recommendation: section(
				'Polecamy',
				'Podaj jedną książkę, artykuł, rzecz albo wydarzenie i powiedz, komu się przyda.',
				'Jeśli polecenie jest opłacone, oznacz je jako reklamę.',
			),
			callToAction: section(
				'Jedna prośba',
				'Wybierz jedną czynność: odpowiedź na wiadomość, zapis, przesłanie znajomym.',
				'Wyjaśnij, co subskrybent z tego ma, i daj jeden wyraźny link.',
			),
			farewell: section(
				'Do następnego razu',
				'Podpisz się imieniem człowieka i podaj dzień następnego wydania.',
				'Zostaw na postscriptum to, co się nie zmieściło, a subskrybentowi się przyda.',
			),
			checklist: [
				'Próbna wiadomość wysłana, linki sprawdzone na telefonie.',
				'Temat wiadomości obiecuje to, co jest w środku.',
				'Link do rezygnacji i dane nadawcy są na miejscu.',
			],
		},
	},
};
