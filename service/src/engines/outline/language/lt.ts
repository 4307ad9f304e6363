import { type LanguageTexts, question, section } from './texts.ts';

/** Lithuanian; speaks to the writer as “jūs”, in the imperative. */
export const lithuanian: LanguageTexts = {
	tag: 'lt',
	quotes: ['„', '“'],
	colon: ': ',
	notice:
		'Tai be dirbtinio intelekto sudarytas planas: faktų jame nėra. Atsakykite į užuominas savais žodžiais, paskui ištrinkite jas, apimties pastabas ir šią eilutę.',
	labels: { brief: 'Užduotis:', title: 'Darbinė antraštė:', tone: 'Tonas:', length: 'Apimtis:' },
	words: { one: 'žodis', few: 'žodžiai', many: 'žodžio', other: 'žodžių' },
	tones: {
		neutral: 'neutralus – faktai be vertinimų ir šauktukų',
		friendly: 'draugiškas – šiltai ir paprastai, kaip geram pažįstamam',
		professional: 'dalykiškas – tiksliai, santūriai, be žargono',
		conversational: 'šnekamasis – trumpi sakiniai, klausimai skaitytojui, gyva kalba',
		enthusiastic: 'entuziastingas – energingai, bet neperdedant',
		authoritative: 'ekspertinis – tvirtos išvados, o po kiekviena – pagrindas',
	},
	conjunctions: ['ar', 'arba'],
	stepStem: 'žingsn',
	questionsHeading: 'Klausimai ir atsakymai',
	checklist: section(
		'Prieš skelbiant',
		'Visos užuominos pakeistos tekstu, tuščių skyrių neliko.',
		'Vardai, datos, skaičiai ir citatos patikrinti pagal pirminius šaltinius.',
		'Antraštė ir pirma pastraipa žada būtent tai, kas yra tekste.',
		'Nuorodos veikia, o iš jų teksto aišku, kur jos veda.',
		'Paveikslėliai turi alternatyvųjį tekstą, teisės juos naudoti patikrintos.',
		'Tekstas perskaitytas balsu: ilgi sakiniai suskaidyti, pasikartojimai išbraukti.',
		'Apimties pastabos ir šis sąrašas ištrinti.',
	),
	types: {
		article: {
			opening: section(
				'Įžanga',
				'Pradėkite nuo scenos, kurioje skaitytojas atpažins save, arba nuo fakto, kuris jį nustebins. Faktas turi turėti šaltinį.',
				'Vienu sakiniu pasakykite, ką skaitytojas supras ar gebės padaryti perskaitęs iki galo.',
				'Išbraukite pirmą sakinį, jeigu be jo nieko neprarandama.',
			),
			background: section(
				'Ką verta žinoti iš anksto',
				'Paaiškinkite sąvokas, be kurių toliau sunku susigaudyti, – kiekvieną vienu sakiniu.',
				'Kaip susiklostė dabartinė padėtis? Užteks dviejų ar trijų įvykių su datomis.',
				'Ką ši tema liečia ir kodėl apie ją verta kalbėti būtent dabar?',
			),
			keyPoints: section(
				'Svarbiausia',
				'Užrašykite nuo trijų iki penkių teiginių, stipriausią iškelkite į priekį; kiekvienam suteikite atskirą paantraštę.',
				'Kiekvieną teiginį pagrįskite skaičiumi, citata arba nuoroda į pirminį šaltinį.',
				'Parodykite ryšį: kodėl iš vieno teiginio kyla kitas?',
				'Kokį paplitusį klaidingą įsitikinimą čia verta paneigti?',
			),
			example: section(
				'Atvejis iš praktikos',
				'Išnagrinėkite vieną tikrą atvejį: kas, kur, kada ir su kokiu uždaviniu susidūrė.',
				'Ką bandė, kas nepavyko, kuo viskas baigėsi? Rezultatą nurodykite skaičiais.',
				'Ką iš šios istorijos skaitytojas gali pritaikyti sau?',
			),
			limits: section(
				'Kur tai negalioja',
				'Kokiomis sąlygomis straipsnio išvados klaidingos arba dar nepatikrintos?',
				'Pateikite stipriausią prieštaravimą ir sąžiningai į jį atsakykite.',
			),
			questions: [
				question(
					'Nuo ko pradėti naujokui?',
					'Įvardykite vieną šiandien atliekamą veiksmą, kuriam nereikia pasiruošti.',
				),
				question('Kiek tam reikės laiko ir pinigų?', 'Nurodykite ribas ir paaiškinkite, nuo ko priklauso viršutinė.'),
				question('Kokia klaida daroma dažniausiai?', 'Aprašykite klaidą, jos pasekmes ir kaip ją laiku pastebėti.'),
				question('Kaip suprasti, kad viskas klostosi gerai?', 'Įvardykite požymį, kurį skaitytojas patikrins pats.'),
				question('Kur sužinoti daugiau?', 'Nurodykite du ar tris šaltinius ir parašykite, kuo kiekvienas naudingas.'),
			],
			callToAction: section(
				'Ką daryti toliau',
				'Pasiūlykite vieną veiksmą, kuris tiesiogiai išplaukia iš straipsnio, ir pasakykite, kiek minučių jis užtruks.',
				'Įdėkite nuorodą į tekstą, kuris pratęsia temą.',
			),
			checklist: [
				'Kiekvienas teiginys turi įrodymą.',
				'Autoriaus nuomonė atskirta nuo faktų.',
				'Vien iš paantraščių aišku, apie ką straipsnis.',
			],
		},
		'how-to': {
			result: section(
				'Koks bus rezultatas',
				'Aprašykite galutinį rezultatą taip, kad jį būtų galima įsivaizduoti. Parodykite nuotrauką ar ekrano vaizdą.',
				'Kiek laiko truks darbas ir kokio pasirengimo reikia?',
				'Kam ši instrukcija netiks?',
			),
			needs: section(
				'Ko reikės',
				'Išvardykite įrankius, medžiagas, programas ir prieigas; nurodykite kiekį, matmenis, versijas.',
				'Kuo pakeisti tai, ko nėra po ranka?',
				'Apie ką įspėti iš anksto: saugą, atsarginę kopiją, neatšaukiamus veiksmus?',
			),
			steps: {
				...section(
					'Darbo eiga',
					'Vienas žingsnis – vienas veiksmas. Įrašykite jį į paantraštę, pradėdami veiksmažodžiu.',
					'Atlikite visus žingsnius patys ir užsirašykite, kur teko stabtelėti ir pagalvoti.',
				),
				label: (number) => `${number} žingsnis`,
				first: [
					'Ką paruošti ar patikrinti prieš imantis darbo?',
					'Nuo ko tiksliai pradėti: kur yra reikiamas mygtukas, detalė, failas?',
					'Ką skaitytojas pamatys, jei pradžia pavyko?',
				],
				middle: [
					[
						'Ką padaryti? Nurodykite tikslias reikšmes: matmenis, nuostatas, laiką, temperatūrą.',
						'Kaip atrodo tinkamas šio žingsnio rezultatas?',
					],
					[
						'Aprašykite veiksmą ir paaiškinkite, kam jo reikia, jeigu tai nėra savaime aišku.',
						'Kur čia lengva suklysti ir kaip grįžti atgal?',
					],
					[
						'Aprašykite veiksmą ir parodykite jį paveikslėlyje, jeigu žodžiais išeina ilgai.',
						'Ką daryti tiems, kurių modelis, versija ar sąlygos kitokios?',
					],
				],
				last: ['Koks veiksmas užbaigia darbą?', 'Ką sutvarkyti, įrašyti, uždaryti ar padėti į vietą?'],
			},
			proof: section(
				'Kaip patikrinti rezultatą',
				'Nurodykite patikrinimą, kuris užtrunka minutę, ir ko iš jo tikėtis.',
				'Iš kokio požymio matyti, kad reikia perdaryti, ir nuo kurio žingsnio?',
			),
			mistakes: section(
				'Dažnos klaidos',
				'Aprašykite tris klaidas pagal schemą: kas matyti – kodėl taip nutiko – kaip ištaisyti.',
				'Kurios klaidos ištaisyti neįmanoma, galima tik jos išvengti?',
			),
			questions: [
				question(
					'Ar galima tai padaryti greičiau?',
					'Nurodykite, kuriuos žingsnius galima sutrumpinti ir kuo už tai teks sumokėti.',
				),
				question('Ką daryti, jei nepavyksta?', 'Patarkite, kurį žingsnį patikrinti pirmiausia ir į ką kreiptis.'),
				question('Ar galima kurį nors žingsnį praleisti?', 'Atskirkite privalomus žingsnius nuo pageidautinų.'),
				question(
					'Kaip dažnai teks tai kartoti?',
					'Nurodykite terminą arba požymį, kad jau metas viską daryti iš naujo.',
				),
			],
			callToAction: section(
				'Jūsų eilė',
				'Pasiūlykite skaitytojui pirmą žingsnį žengti dabar pat.',
				'Paprašykite parodyti rezultatą arba papasakoti apie sunkumus komentaruose.',
			),
			checklist: [
				'Pagal instrukciją dirbo žmogus, matęs ją pirmą kartą.',
				'Įspėjimai pateikti prieš pavojingą žingsnį, o ne po jo.',
				'Viskas, kas minima žingsniuose, išvardyta skyriuje „Ko reikės“.',
			],
		},
		listicle: {
			opening: section(
				'Apie ką ši rinktinė',
				'Kam ji skirta ir kokį uždavinį padės išspręsti?',
				'Kuo ji skiriasi nuo panašių: atranka, asmenine patirtimi, naujumu?',
			),
			selection: section(
				'Kaip rinkomės',
				'Nurodykite atrankos kriterijus ir pasakykite, kas į sąrašą nepateko ir kodėl.',
				'Nurodykite, kurios dienos duomenys pateikti; jei yra reklamos ar partnerių nuorodų, pasakykite tai.',
			),
			items: {
				...section(
					'Sąrašas',
					'Nuspręskite, kokia tvarka eina punktai – nuo geriausio, pagal kainą, pagal sudėtingumą, – ir pasakykite tai skaitytojui.',
					'Visus punktus dėstykite vienodai: pavadinimas, esmė, nauda, išlyga.',
				),
				label: (number) => `${number} punktas`,
				first: [
					'Pradėkite nuo stipriausio punkto ir jo pavadinimą įrašykite į paantraštę.',
					'Kodėl jis pirmas? Pateikite skaičių, pavyzdį ar savo pastebėjimą.',
					'Kam jis tiks, o kam ne?',
				],
				middle: [
					['Kas tai ir kuo skiriasi nuo ankstesnio punkto?', 'Pateikite pavyzdį, kurį galima atpažinti ar pakartoti.'],
					['Kokiu atveju šis punktas bus geriausias?', 'Nurodykite vieną trūkumą ar apribojimą.'],
					['Ko reikia norint tuo pasinaudoti: pinigų, laiko, įgūdžių?', 'Kokia smulkmena nustebins net žinovą?'],
					[
						'Kuo pagrįsta nauda: patirtimi, atsiliepimu, matavimu?',
						'Pridėkite paveikslėlį ar nuorodą į pirminį šaltinį.',
					],
				],
				last: [
					'Užbaikite punktu, kuris įsimins: netikėtu, juokingu ar drąsiausiu.',
					'Kodėl jis pateko į sąrašą ir su kuriuo punktu gerai dera?',
				],
			},
			choice: section(
				'Ką pasirinkti',
				'Susiekite pasirinkimą su dviem trimis atvejais: „jeigu jūs…, pradėkite nuo… punkto“.',
				'Ką rinktumėtės patys ir kodėl?',
			),
			callToAction: section(
				'Papildykite sąrašą',
				'Paklauskite skaitytojų, ko rinktinėje trūksta.',
				'Pasiūlykite ją išsisaugoti ar pasidalyti su tuo, kam jos reikia.',
			),
			checklist: [
				'Skaičius antraštėje sutampa su punktų skaičiumi.',
				'Kiekvienas punktas atitinka įvardytus atrankos kriterijus.',
				'Kainos, adresai ir nuorodos patikrinti skelbimo dieną.',
			],
		},
		'product-description': {
			overview: section(
				'Trumpai apie prekę',
				'Vienu sakiniu: kas tai, kam skirta ir kokį uždavinį išsprendžia.',
				'Kuo prekė skiriasi nuo kaimynių lentynoje? Nurodykite vieną skirtumą, kurį galima patikrinti.',
				'Ką pirkėjas pamatys ir pajus paėmęs ją į rankas?',
			),
			benefits: section(
				'Ką jums tai duoda',
				'Pasirinkite tris ar keturias savybes ir prie kiekvienos parašykite, ką ji keičia pirkėjui.',
				'Vietoj „kokybiška“, „patogi“ ir „unikali“ rašykite skaičius, medžiagas, terminus.',
				'Kokia abejonė dažniausiai trukdo pirkti? Išsklaidykite ją čia.',
			),
			specification: section(
				'Techniniai duomenys',
				'Išvardykite matmenis, svorį, medžiagą, spalvą, galią, suderinamumą – su matavimo vienetais.',
				'Kas yra dėžutėje, o ką reikia pirkti atskirai?',
				'Kur prekė pagaminta ir kokius sertifikatus turi?',
			),
			use: section(
				'Naudojimas ir priežiūra',
				'Aprašykite įprastą dieną su preke: kur ji stovi, kaip įjungiama, ką daro.',
				'Kaip ją valyti, laikyti, įkrauti ir ko su ja daryti negalima?',
			),
			delivery: section(
				'Pristatymas, garantija ir grąžinimas',
				'Nurodykite pristatymo terminus ir kainą, mokėjimo būdus.',
				'Kiek laiko galioja garantija, ką ji apima ir kaip prekę grąžinti?',
			),
			questions: [
				question(
					'Kaip išsirinkti dydį ar variantą?',
					'Paaiškinkite, ką išmatuoti ir su kuo palyginti; įspėkite apie ribinius atvejus.',
				),
				question('Su kuo tai suderinama?', 'Išvardykite modelius, versijas ar sąlygas, kurias patikrinote.'),
				question('Kiek tai tarnaus?', 'Nurodykite tarnavimo laiką ir nuo ko jis priklauso.'),
				question(
					'Ką daryti, jei prekė netiks?',
					'Aprašykite keitimą ir grąžinimą: terminą, prekės būklę, kas moka už siuntimą.',
				),
			],
			callToAction: section(
				'Kaip užsisakyti',
				'Nurodykite kainą, ar prekės yra, ir vieną veiksmą: įdėti į krepšelį, paskambinti, rezervuoti.',
				'Priminkite sąlygą, kuri panaikina riziką: grąžinimą, matavimąsi, bandymą.',
			),
			checklist: [
				'Visi techniniai duomenys patikrinti pagal prekės dokumentus ar pakuotę.',
				'Kaina, likutis ir pristatymo terminai šiandien teisingi.',
				'Nėra pažadų, kurių prekė neištesės.',
			],
		},
		'product-review': {
			verdict: section(
				'Išvada',
				'Pasakykite iš karto: ar verta pirkti, kam ir už kiek.',
				'Nurodykite vieną svarbiausią privalumą ir vieną svarbiausią trūkumą.',
				'Jei rašote balą, paaiškinkite skalę.',
			),
			test: section(
				'Kaip bandėme',
				'Kiek laiko, kur ir kokiomis sąlygomis naudojotės preke?',
				'Ką matavote, kuo ir su kuo lyginote?',
				'Iš kur prekė: pirkta, pasiskolinta, dovanota gamintojo?',
			),
			strengths: section(
				'Kas patiko',
				'Aprašykite tris stiprybes, kiekvieną – bandymo atvejo pavyzdžiu.',
				'Kur prekė pranoko gamintojo pažadus? Pateikite matavimą ar nuotrauką.',
				'Ką pastebės tas, kuris ja keičia ankstesnį modelį?',
			),
			weaknesses: section(
				'Kas nepatiko',
				'Kurie trūkumai trukdo kasdien, o kurie – tik kartais?',
				'Kuris pažadas nepasitvirtino? Pateikite skaičius.',
				'Ar galima tuos trūkumus apeiti ir kiek tai kainuoja?',
			),
			price: section(
				'Kaina ir alternatyvos',
				'Kiek kainuoja pati prekė, o kiek – metai su ja: eksploatacinės medžiagos, prenumerata, remontas?',
				'Nurodykite pigesnę ir brangesnę alternatyvą ir pasakykite, kuo jos skiriasi.',
			),
			audience: section(
				'Kam tiks, o kam ne',
				'Aprašykite du ar tris pirkėjus ir kiekvienam atsakykite: imti, palaukti, ieškoti kito.',
				'Kas pakeistų jūsų išvadą: nuolaida, atnaujinimas, naujas modelis?',
			),
			questions: [
				question('Ar verta keisti ankstesnį modelį?', 'Palyginkite tai, kas pasikeitė iš tikrųjų, o ne aprašyme.'),
				question(
					'Kas išryškėja po kelių mėnesių?',
					'Aprašykite nusidėvėjimą arba sąžiningai pasakykite, kad bandymas truko trumpiau.',
				),
				question('Kur galima sutaupyti?', 'Kurį komplektą protinga rinktis, o už ką permokėti neverta?'),
				question('Ar sunku išmokti naudotis?', 'Kiek laiko praėjo nuo išpakavimo iki pirmo rezultato?'),
			],
			callToAction: section(
				'Papasakokite savo patirtį',
				'Paprašykite savininkų papildyti tuo, ko jūsų bandymas neparodė.',
				'Jei dedate nuorodą į parduotuvę, nurodykite, ar iš jos gaunate pajamų.',
			),
			checklist: [
				'Ryšiai su gamintoju ar parduotuve atskleisti.',
				'Kiekvienas vertinimas remiasi pastebėjimu ar matavimu.',
				'Modelių pavadinimai, versijos ir kainos patikrinti.',
			],
		},
		comparison: {
			answer: section(
				'Trumpas atsakymas',
				'Kam kuris variantas tiks? Išsitekite dviem trimis sakiniais.',
				'Koks skirtumas lemia dažniausiai?',
			),
			table: {
				...section(
					'Palyginimas',
					'Kiekvieną langelį užpildykite faktu tais pačiais vienetais; jei nežinoma, rašykite brūkšnį.',
					'Ištrinkite eilutes, kuriose variantai nesiskiria, ir pridėkite svarbias jūsų skaitytojui.',
				),
				criterion: 'Kriterijus',
				rows: [
					'Kaina',
					'Vėlesnės išlaidos',
					'Kokiems uždaviniams',
					'Svarbiausias privalumas',
					'Svarbiausias trūkumas',
					'Ko reikia norint pradėti',
					'Tarnavimo ar palaikymo trukmė',
				],
			},
			option: section(
				'stipriosios ir silpnosios pusės',
				'Kuo šis variantas pranoksta varžovą? Pateikite pavyzdį, kurį galima patikrinti.',
				'Už ką tenka mokėti – pinigais, laiku, nepatogumu?',
				'Aprašykite žmogų, kuriam reikia būtent šio varianto.',
			),
			optionNames: ['Pirmas variantas', 'Antras variantas'],
			recommendation: section(
				'Ką kam rinktis',
				'Aptarkite tris atvejus: mažas biudžetas, dažnas naudojimas, ypatingi reikalavimai.',
				'Ką rinktis tam, kas abejoja, ir ar vėliau lengva persigalvoti?',
				'Kada nereikia nė vieno iš variantų?',
			),
			questions: [
				question('Ar galima variantus derinti?', 'Pasakykite, ar verta ir kada išeina brangiau.'),
				question(
					'Ar sunku pereiti nuo vieno prie kito?',
					'Nurodykite išlaidas, terminus ir tai, kas pereinant prarandama.',
				),
				question('Kas naudingiau ilgam?', 'Suskaičiuokite kelerių metų išlaidas ir parodykite, kaip skaičiavote.'),
				question('Kas netrukus pasikeis?', 'Paminėkite paskelbtus atnaujinimus ir kainas, nurodykite šaltinį.'),
			],
			callToAction: section(
				'Apsispręskite',
				'Patarkite, kaip pasirinktą variantą išbandyti be rizikos.',
				'Paklauskite, ką pasirinko skaitytojai ir dėl ko vėliau gailėjosi.',
			),
			checklist: [
				'Visi variantai lyginami pagal tuos pačius kriterijus.',
				'Nurodyti kiekvieno varianto ir pliusai, ir minusai.',
				'Pažymėta, kurią dieną galiojo kainos ir sąlygos.',
			],
		},
		news: {
			lead: section(
				'Kas įvyko',
				'Atsakykite dviem sakiniais: kas, ką, kur, kada. Naujausią žinią iškelkite į priekį.',
				'Iš kur tai žinoma? Šaltinį nurodykite jau pirmoje pastraipoje.',
			),
			details: section(
				'Aplinkybės',
				'Kaip ir kodėl tai įvyko? Faktus dėstykite nuo svarbiausio.',
				'Kokie skaičiai rodo mastą ir su kuo juos palyginti?',
				'Kas kol kas nežinoma ar nepatvirtinta? Pasakykite tai tiesiai.',
			),
			background: section(
				'Priešistorė',
				'Kas lėmė šį įvykį? Užteks trijų datų.',
				'Ar būta panašių atvejų ir kuo jie baigėsi?',
			),
			quotes: section(
				'Ką sako šalys',
				'Pateikite tikslią dalyvio ar liudytojo citatą, nurodykite vardą, pavardę ir pareigas.',
				'Suteikite žodį kitai pusei arba nurodykite, kada ir kaip prašėte jos komentaro.',
				'Ką mano nepriklausomas specialistas?',
			),
			impact: section(
				'Ką tai palies',
				'Kas pasikeis skaitytojui: pinigai, laikas, taisyklės, sauga?',
				'Kas laimi, o kas praranda? Atskirkite, kas patvirtinta, nuo to, ko tikimasi.',
			),
			next: section(
				'Ko laukti toliau',
				'Nurodykite artimiausią datą, sprendimą ar dokumentą, nuo kurio priklauso įvykių eiga.',
				'Kada ketinate tekstą atnaujinti?',
			),
			callToAction: section(
				'Kaip sekti temą',
				'Pateikite nuorodą į rubriką, naujienlaiškį ar oficialų puslapį.',
				'Palikite kontaktą tiems, kas žino daugiau.',
			),
			checklist: [
				'Faktus patvirtino du nepriklausomi šaltiniai.',
				'Citatos pažodinės, vardai ir pareigos patikrinti.',
				'Nurodyta paskelbimo data ir laikas, o atnaujinus – ir atnaujinimo laikas.',
			],
		},
		faq: {
			overview: section(
				'Jei trumpai',
				'Temos esmę išdėstykite trimis sakiniais tiems, kas toliau neskaitys.',
				'Kam skirtas puslapis ir kurios dienos atsakymai jame?',
			),
			basics: {
				heading: 'Pagrindai',
				questions: [
					question('Kas tai yra?', 'Pateikite apibrėžimą be terminų ir vieną gyvenimišką pavyzdį.'),
					question(
						'Kam to reikia?',
						'Aprašykite du ar tris žmones ir jų uždavinius; pasakykite, kam to visai nereikia.',
					),
					question('Kaip tai veikia?', 'Kelią nuo pradžios iki rezultato aprašykite trimis–penkiais sakiniais.'),
					question('Nuo ko pradėti?', 'Nurodykite pirmą veiksmą ir viską, ko jam reikės.'),
					question('Kiek laiko tai trunka?', 'Nurodykite įprastą trukmę ir kas ją pailgina.'),
					question(
						'Kuo tai skiriasi nuo panašių dalykų?',
						'Palyginkite su tuo, su kuo painiojama dažniausiai, pagal vieną požymį.',
					),
				],
			},
			costs: {
				heading: 'Kainos ir sąlygos',
				questions: [
					question('Kiek tai kainuoja?', 'Nurodykite kainą ar jos ribas ir išvardykite, kas į ją įeina.'),
					question('Už ką teks primokėti?', 'Išvardykite visas papildomas išlaidas, net ir nedideles.'),
					question('Kaip galima sumokėti?', 'Nurodykite mokėjimo būdus, mokėjimą dalimis, dokumentus buhalterijai.'),
					question('Ar galima atsisakyti ir susigrąžinti pinigus?', 'Aprašykite terminą, tvarką ir išimtis.'),
					question('Ar yra nuolaidų arba nemokamas variantas?', 'Nurodykite sąlygas ir iki kada jos galioja.'),
				],
			},
			problems: {
				heading: 'Jei kas nors nepavyko',
				questions: [
					question(
						'Ką daryti, jei niekas neveikia?',
						'Pasiūlykite patikrinti tris dalykus: nuo dažniausios priežasties iki rečiausios.',
					),
					question('Kur kreiptis pagalbos?', 'Nurodykite kontaktus, darbo valandas ir per kiek laiko atsakoma.'),
					question('Kokia yra rizika?', 'Riziką įvardykite tiesiai ir pasakykite, kaip ją sumažinti.'),
					question('Ar mano duomenys saugūs?', 'Kas saugoma, kur, kiek laiko ir kas tai mato?'),
					question('Ar galima viską grąžinti kaip buvę?', 'Pasakykite, ką galima atšaukti, o ko ne, ir iki kada.'),
				],
			},
			callToAction: section(
				'Neradote atsakymo?',
				'Patarkite, kur užduoti savo klausimą ir kada laukti atsakymo.',
				'Įdėkite nuorodą į puslapį, į kurį paprastai einama po šio.',
			),
			checklist: [
				'Klausimai suformuluoti taip, kaip jų klausia žmonės laiškuose, pokalbiuose ir paieškoje.',
				'Pirmas kiekvieno atsakymo sakinys atsako į klausimą, visa kita – patikslinimai.',
				'Atsakymus apie kainas, terminus ir duomenis patikrino tie, kas už juos atsako.',
			],
		},
		'landing-page': {
			promise: section(
				'Pažadas',
				'Viena eilute parašykite, ką lankytojas gaus ir per kiek laiko. Be būdvardžių.',
				'Pridėkite eilutę: kam tai skirta ir kuo skiriasi nuo įprasto būdo.',
				'Įvardykite vienintelį veiksmą, dėl kurio puslapis sukurtas, ir suteikite jo mygtukui aiškų užrašą.',
			),
			problem: section(
				'Pažįstama padėtis',
				'Aprašykite rūpestį pačių klientų žodžiais – iš laiškų, skambučių, atsiliepimų.',
				'Kiek jis kainuoja: pinigų, valandų, nervų?',
				'Ką žmonės jau bandė ir kodėl tai nepadėjo?',
			),
			solution: section(
				'Kaip mes tai sprendžiame',
				'Parodykite kliento kelią trimis etapais: kreipimasis, darbas, rezultatas.',
				'Kiekvieną galimybę susiekite su rūpesčiu iš ankstesnio skyriaus.',
				'Parodykite produktą iš arti: nuotrauka, trumpu filmuku, darbo pavyzdžiu.',
			),
			proof: section(
				'Kodėl mumis galima tikėti',
				'Pateikite atsiliepimą su vardu, pareigomis ir išmatuojamu rezultatu.',
				'Kokius skaičius, apdovanojimus, licencijas ar klientus galima įvardyti? Tik tai, kam turite leidimą.',
			),
			offer: section(
				'Ką gausite',
				'Išvardykite, kas įeina į kainą, ir ją nurodykite – arba paaiškinkite, kaip ji skaičiuojama.',
				'Kokia garantija panaikina riziką?',
				'Jei pasiūlymas ribotas, nurodykite tikrą priežastį ir datą.',
			),
			questions: [
				question('Ar tai man tiks?', 'Aprašykite tinkamus atvejus ir sąžiningai įvardykite netinkamus.'),
				question(
					'Kas bus, kai pateiksiu užklausą?',
					'Surašykite žingsnis po žingsnio: kas, kada ir kokiu būdu atsakys.',
				),
				question('O jeigu man nepatiks?', 'Paaiškinkite atsisakymo ir pinigų grąžinimo sąlygas.'),
				question('Kodėl tiek kainuoja?', 'Parodykite, iš ko susideda kaina ir su kuo ją palyginti.'),
			],
			callToAction: section(
				'Pradėkite dabar',
				'Pakartokite pažadą ir mygtuką – tais pačiais žodžiais kaip viršuje.',
				'Pasakykite, kas nutiks paspaudus ir kiek laukelių teks užpildyti.',
			),
			checklist: [
				'Puslapyje vienas tikslas, ir visi mygtukai veda prie jo.',
				'Atsiliepimai ir skaičiai tikri, leidimai gauti.',
				'Telefone puslapis suprantamas per penkias sekundes.',
			],
		},
		recipe: {
			opening: section(
				'Apie patiekalą',
				'Aprašykite skonį, kvapą ir tekstūrą taip, kad norėtųsi gaminti.',
				'Iš kur receptas ir kas jame jūsų?',
				'Kokiai progai ir metų laikui jis tinka?',
			),
			facts: section(
				'Trumpai apie receptą',
				'Nurodykite porcijų skaičių, darbo laiką, visą laiką ir sudėtingumą.',
				'Ar yra alergenų? Ar patiekalas tiks vegetarams?',
			),
			ingredients: section(
				'Ingredientai',
				'Produktus išvardykite naudojimo tvarka: gramais ir mililitrais, smulkius kiekius – šaukštais ir vienetais.',
				'Nurodykite būklę: minkštas sviestas, kambario temperatūros vanduo, smulkiai pjaustytas svogūnas.',
				'Kuo pakeisti tai, ką sunku nusipirkti, ir ko keisti negalima?',
				'Kokių indų reikės: formos skersmuo, puodo tūris?',
			),
			method: {
				...section(
					'Gaminimas',
					'Viename žingsnyje – vienas veiksmas; nurodykite laiką, temperatūrą ir kaitros stiprumą.',
					'Pridėkite požymį, kad jau gana: spalvą, kvapą, garsą, tirštumą.',
				),
				label: (number) => `${number} žingsnis`,
				first: [
					'Ką iš anksto nuplauti, supjaustyti, užmerkti, išimti iš šaldytuvo?',
					'Ar reikia įkaitinti orkaitę ar keptuvę? Iki kokios temperatūros?',
				],
				middle: [
					['Ką, su kuo ir kokia tvarka sujungti?', 'Kokia turi būti masė prieš einant toliau?'],
					['Kiek minučių ir kokia kaitra gaminti?', 'Ką daryti, jei svyla, sluoksniuojasi ar per tiršta?'],
					['Ką pastebės gaminantysis, jei viskas gerai?', 'Ką daryti tuo pat metu, kad negaištumėte laiko?'],
				],
				last: [
					'Kaip suprasti, kad patiekalas jau paruoštas?',
					'Ar jis turi pastovėti, atvėsti, prisigerti? Kiek laiko?',
					'Su kuo ir kokiame inde patiekti?',
				],
			},
			variations: section(
				'Variantai',
				'Kaip patiekalą padaryti aštresnį, lengvesnį, be mėsos ar be miltų?',
				'Koks garnyras, padažas ar gėrimas prie jo dera?',
			),
			storage: section(
				'Laikymas',
				'Kiek dienų ir kokiame inde patiekalas laikosi, ar galima jį užšaldyti?',
				'Kaip pašildyti, kad neprarastų skonio?',
			),
			questions: [
				question('Ar galima pasigaminti iš anksto?', 'Ties kuriuo žingsniu sustoti ir kiek laiko laikyti ruošinį?'),
				question(
					'Kaip padidinti porcijų skaičių?',
					'Kas tiesiog dauginama, o kas keičiasi kitaip: forma, laikas, druska, mielės?',
				),
				question('Kodėl patiekalas nepavyko?', 'Aptarkite dvi dažnas nesėkmes ir jų priežastis.'),
				question('Kokios įrangos tikrai reikia?', 'Kuo pakeisti virtuvinį kombainą, orkaitę, termometrą?'),
			],
			callToAction: section(
				'Pasigaminkite ir papasakokite',
				'Paprašykite atsiųsti nuotrauką ar parašyti, ką recepte pakeitė skaitytojai.',
				'Pasiūlykite dar vieną receptą tam pačiam stalui.',
			),
			checklist: [
				'Pagal šį tekstą patiekalas pagamintas bent vieną kartą.',
				'Visi sąrašo ingredientai minimi žingsniuose, ir atvirkščiai.',
				'Nurodyti alergenai ir saugus laikymo terminas.',
			],
		},
		'interview-questions': {
			guest: section(
				'Kas mūsų pašnekovas',
				'Pašnekovą pristatykite trimis sakiniais: vardas, veikla, kodėl kalbamės būtent su juo ir būtent dabar.',
				'Ką jis jau yra pasakojęs kitiems? To neklauskite arba klauskite kitaip.',
				'Susitarkite dėl laiko, įrašymo, citatų derinimo ir temų, kurių neliesite.',
			),
			start: {
				heading: 'Pažintis',
				questions: [
					question(
						'Kaip savo darbą paaiškinate tiems, kas nieko apie jį nežino?',
						'Paprašykite praėjusios savaitės pavyzdžio.',
					),
					question(
						'Nuo ko viskas prasidėjo?',
						'Patikslinkite metus, vietą, žmones; ieškokite scenos, o ne biografijos.',
					),
					question('Kaip atrodo jūsų įprasta diena?', 'Paklauskite, kuri jos valanda svarbiausia ir kodėl.'),
					question(
						'Kas jūsų darbe dažniausiai suprantama klaidingai?',
						'Paprašykite papasakoti paskutinį tokį atvejį.',
					),
				],
			},
			core: {
				heading: 'Pagrindinė tema',
				questions: [
					question('Kodėl tai svarbu būtent dabar?', 'Patikslinkite, kas pasikeitė per pastaruosius metus.'),
					question('Kaip priėmėte svarbiausią sprendimą?', 'Kas prieštaravo? Kokių kitų variantų būta?'),
					question('Koks pavyzdys geriausiai parodo jūsų mintį?', 'Siekite vardų, datų ir skaičių.'),
					question('Ką sako duomenys, o ką – nuojauta?', 'Paprašykite šaltinio ir leidimo juo remtis.'),
					question(
						'Su kuo ir dėl ko nesutinkate?',
						'Paprašykite svetimą poziciją nusakyti taip, kad oponentas jai pritartų.',
					),
					question('Kas nustebino labiausiai?', 'Ką pašnekovas manė anksčiau ir kada persigalvojo?'),
					question('Kam jūsų požiūris netiks?', 'Nesitenkinkite atsakymu „tiks visiems“, paprašykite išimties.'),
				],
			},
			difficulties: {
				heading: 'Nepatogūs klausimai',
				questions: [
					question('Kas nepavyko?', 'Sulaukite atsakymo: pauzė veikia geriau už klausimą, kuris pats perša atsakymą.'),
					question(
						'Kurį sprendimą šiandien priimtumėte kitaip?',
						'Paklauskite, kas tada būtų padėję pasirinkti teisingai.',
					),
					question('Ką atsakote kritikams?', 'Pasiruoškite tikslią kritiko citatą ir perskaitykite ją balsu.'),
					question('Kiek tai kainavo – pinigų, laiko, santykių?', 'Paprašykite nurodyti bent apytikriai.'),
					question('Kada norėjosi viską mesti?', 'Patikslinkite, kas sulaikė.'),
				],
			},
			outlook: {
				heading: 'Žvilgsnis į priekį',
				questions: [
					question(
						'Kas jūsų srityje pasikeis per penkerius metus?',
						'Paprašykite prognozės, kurią bus galima patikrinti.',
					),
					question('Prie ko dirbate dabar?', 'Ką iš to jau galima skelbti?'),
					question(
						'Ką patartumėte tiems, kas tik pradeda?',
						'Paprašykite vieno patarimo šiai savaitei, o ne visam gyvenimui.',
					),
					question('Ko nepaklausėme, nors reikėjo?', 'Neišjunkite įrašo: čia dažnai nuskamba geriausios mintys.'),
				],
			},
			callToAction: section(
				'Kuo užbaigti publikaciją',
				'Kur skaitytojas gali sekti pašnekovo veiklą?',
				'Paprašykite skaitytojų atsiųsti klausimų kitam pokalbiui.',
			),
			checklist: [
				'Nė į vieną klausimą negalima atsakyti vien „taip“ arba „ne“.',
				'Vardas, pareigos ir faktai apie pašnekovą patikrinti.',
				'Sutikimas įrašyti gautas, dėl citatų derinimo susitarta.',
			],
		},
		newsletter: {
			subject: section(
				'Laiško tema',
				'Parašykite tris variantus iki 50 ženklų: nauda, klausimas, naujiena. Palikite vieną.',
				'Pridėkite peržiūros eilutę: ji pratęsia temą, o ne ją kartoja.',
			),
			greeting: section(
				'Pasisveikinimas',
				'Pradėkite nuo vieno šios savaitės pastebėjimo ar nutikimo, kuris veda prie pagrindinės temos.',
				'Pasakykite, kas šiame laiške ir kiek minučių jį skaityti.',
			),
			mainStory: section(
				'Svarbiausia šiame laiške',
				'Kas įvyko arba ką supratote? Viena mintis – vienas laiškas.',
				'Pateikite pavyzdį, skaičių ar citatą, kurių nėra kituose naujienlaiškiuose.',
				'Ką skaitytojui su tuo daryti?',
				'Įdėkite nuorodą į visą tekstą, jeigu jis yra.',
			),
			brief: section(
				'Trumpai',
				'Nuo trijų iki penkių naujienų po du sakinius: kas įvyko ir kodėl tai svarbu prenumeratoriui.',
				'Nuorodą dėkite į pirminį šaltinį, o ne į perpasakojimą.',
			),
			recommendation: section(
				'Rekomenduojame',
				'Nurodykite vieną knygą, straipsnį, daiktą ar renginį ir pasakykite, kam pravers.',
				'Jei už rekomendaciją sumokėta, pažymėkite ją kaip reklamą.',
			),
			callToAction: section(
				'Vienas prašymas',
				'Pasirinkite vieną veiksmą: atsakyti į laišką, užsirašyti, persiųsti draugui.',
				'Paaiškinkite, kuo tai naudinga prenumeratoriui, ir įdėkite vieną gerai matomą nuorodą.',
			),
			farewell: section(
				'Iki kito karto',
				'Pasirašykite žmogaus vardu ir nurodykite kito laiško dieną.',
				'Prierašui palikite tai, kas netilpo, bet prenumeratoriui pravers.',
			),
			checklist: [
				'Išsiųstas bandomasis laiškas, nuorodos patikrintos telefone.',
				'Laiško tema žada tai, kas yra viduje.',
				'Atsisakymo nuoroda ir duomenys apie siuntėją savo vietoje.',
			],
		},
	},
};
