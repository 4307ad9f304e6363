import { type LanguageTexts, question, section } from './texts.ts';

/** French; speaks to the writer as “vous”. The spaces before “: ; ? !” and inside “« »” are no-break spaces. */
export const french: LanguageTexts = {
	tag: 'fr',
	quotes: ['« ', ' »'],
	colon: ' : ',
	notice:
		'Ceci est un plan, établi sans IA : il n’affirme rien. Répondez à chaque consigne avec vos propres mots, puis supprimez les consignes, les nombres de mots et cette ligne.',
	labels: { brief: 'Votre consigne :', title: 'Titre provisoire :', tone: 'Ton :', length: 'Longueur :' },
	words: { one: 'mot', other: 'mots' },
	tones: {
		neutral: 'neutre – exposer les faits et laisser le lecteur juger',
		friendly: 'amical – chaleureux et direct, comme avec une connaissance',
		professional: 'professionnel – précis et courtois, chaque terme dans un seul sens',
		conversational: 'parlé – des phrases courtes, les mots que l’on dirait à voix haute',
		enthusiastic: 'enthousiaste – montrer ce qui plaît et pourquoi, sans empiler les adjectifs',
		authoritative: 'expert – des affirmations nettes, appuyées sur une source ou sur l’expérience',
	},
	conjunctions: ['ou'],
	stepStem: 'étape',
	questionsHeading: 'Questions fréquentes',
	checklist: section(
		'Avant de publier',
		'Chaque chiffre, nom, date et citation a été vérifié à la source',
		'Les deux premières phrases disent ce que le texte apporte',
		'Les intertitres se comprennent même lus seuls',
		'Chaque image a un texte alternatif et son utilisation est autorisée',
		'Chaque lien fonctionne et annonce où il mène',
		'Toutes les consignes et tous les nombres de mots de ce plan sont supprimés',
	),
	types: {
		article: {
			opening: section(
				'Accroche',
				'Commencez par du concret : une scène, un chiffre avec sa source ou une question que se posent vos lecteurs.',
				'Dites en une phrase à quelle question l’article répond.',
				'Dites à qui il s’adresse et ce qu’il laisse de côté.',
			),
			background: section(
				'Ce qu’il faut savoir d’abord',
				'Expliquez les deux ou trois termes sans lesquels la suite reste obscure.',
				'Qu’est-ce qui a changé récemment, et depuis quand ? Donnez la date et la source.',
				'Qui est concerné, et combien de personnes cela représente-t-il ?',
			),
			keyPoints: section(
				'Les points essentiels',
				'Développez trois à cinq points, le plus utile en premier, chacun avec son intertitre.',
				'Pour chaque point : l’affirmation, la preuve, ce que le lecteur peut en tirer.',
				'Si les spécialistes sont en désaccord, exposez les deux positions et leurs raisons.',
				'Supprimez tout point qui figurerait tel quel dans un article sur un autre sujet.',
			),
			example: section(
				'Un exemple concret',
				'Racontez un cas réel : qui, où, quand, ce qui a été fait.',
				'Donnez le résultat en chiffres et dites ce qui est resté sans solution.',
				'Qu’est-ce que le lecteur peut transposer à sa situation, et que ne peut-il pas ?',
			),
			limits: section(
				'Limites et objections',
				'Formulez l’objection la plus forte comme le feraient ses partisans, puis répondez-y.',
				'Dans quels cas le conseil donné ici ne vaut-il pas ?',
				'Qu’ignore-t-on encore, et qui y travaille ?',
			),
			questions: [
				question('Que faut-il retenir avant tout ?', 'Le cœur de l’article en deux phrases, sans préambule.'),
				question('Par où commencer ?', 'Une première action qui prend moins d’une journée et coûte peu.'),
				question('Quelle est l’erreur la plus répandue ?', 'Énoncez-la, rectifiez-la, citez la source.'),
				question(
					'Qu’est-ce qui a changé ces dernières années ?',
					'Avant, maintenant, la cause du changement ; avec des dates.',
				),
				question(
					'Où en apprendre davantage ?',
					'Deux ou trois sources que vous avez lues, chacune avec son intérêt en une phrase.',
				),
			],
			callToAction: section(
				'Et maintenant ?',
				'Proposez une seule action et dites où la faire, avec un lien.',
				'Dites ce que le lecteur y gagne et combien de temps cela prend.',
			),
			checklist: [
				'Chaque affirmation principale repose sur une source que le lecteur peut consulter',
				'L’objection la plus forte reçoit une réponse loyale',
			],
		},
		'how-to': {
			result: section(
				'Le résultat à obtenir',
				'Décrivez le résultat final de façon qu’on puisse le reconnaître, si possible avec une image.',
				'Indiquez la durée, la difficulté et le coût approximatif.',
				'Dites quand cette méthode ne convient pas et laquelle choisir alors.',
			),
			needs: section(
				'Ce qu’il vous faut',
				'Listez les outils et le matériel avec quantité, dimension ou version.',
				'Indiquez les connaissances, les comptes ou les autorisations nécessaires.',
				'Placez ici les consignes de sécurité et la sauvegarde, avant la première étape.',
			),
			steps: {
				...section(
					'Étape par étape',
					'Donnez à chaque étape un intertitre qui commence par un verbe ; une seule action par étape.',
					'Après chaque étape, dites à quoi l’on voit qu’elle est réussie.',
				),
				label: (number) => `Étape ${number}`,
				first: [
					'Que faut-il préparer ou débrancher avant de modifier quoi que ce soit ?',
					'Rédigez la première action comme une instruction : verbe, objet, endroit.',
					'Que doit-on maintenant voir, entendre ou mesurer ?',
				],
				middle: [
					[
						'Que faut-il faire exactement ? Nommez le réglage, la cote ou le bouton.',
						'Pourquoi maintenant et pas plus tard ? Une phrase, seulement si l’ordre compte.',
						'À quoi reconnaît-on que cela a marché ?',
					],
					[
						'Rédigez l’action de sorte qu’on puisse la suivre une main sur l’outil.',
						'Qu’est-ce qui rate le plus facilement ici, et à quoi cela ressemble-t-il ?',
						'Une photo ou une capture éviterait-elle des mots ? Notez ce qu’elle doit montrer.',
					],
					[
						'Rédigez l’action, puis sa durée ou le signe qu’il faut s’arrêter.',
						'Qu’est-ce qui change avec une autre taille, une autre version ou un autre modèle ?',
						'Comment annuler cette étape ?',
					],
				],
				last: [
					'Rédigez la dernière action : serrer, enregistrer, rebrancher, ranger.',
					'Que faut-il remettre dans son état d’origine ?',
					'À partir de quand peut-on utiliser ou solliciter le résultat ?',
				],
			},
			proof: section(
				'Vérifier le résultat',
				'Proposez un test de moins de cinq minutes qui prouve la réussite sans ambiguïté.',
				'Indiquez la valeur, l’aspect ou le message attendu, et la marge acceptable.',
			),
			mistakes: section(
				'Erreurs courantes et remèdes',
				'Listez trois erreurs : symptôme, cause, remède.',
				'Dites à quel moment il faut s’arrêter et appeler un professionnel.',
			),
			questions: [
				question(
					'Combien de temps faut-il la première fois ?',
					'Une fourchette honnête, en séparant l’attente du travail.',
				),
				question(
					'Que faire s’il me manque quelque chose ?',
					'Un substitut par élément, et ce qu’on y perd en qualité.',
				),
				question('Peut-on revenir en arrière ?', 'Jusqu’à quelle étape, comment, et ce qui reste modifié.'),
				question(
					'À quelle fréquence faut-il recommencer ?',
					'Un intervalle ou un signe d’usure ; dites sur quoi repose l’indication.',
				),
				question(
					'Que faire si cela ne marche pas ?',
					'Les trois premiers points à vérifier, du plus probable au moins probable.',
				),
			],
			callToAction: section(
				'À vous de jouer',
				'Proposez une suite : une liste à imprimer, un guide plus avancé ou un endroit où poser des questions.',
				'Demandez une chose précise, par exemple le temps mis ou une photo du résultat.',
			),
			checklist: [
				'Une autre personne que l’auteur a exécuté toutes les étapes, dans l’ordre',
				'Aucune étape n’exige un outil ou un matériel absent de la liste',
				'Les avertissements précèdent l’étape qu’ils concernent',
			],
		},
		listicle: {
			opening: section(
				'Pourquoi cette liste',
				'Nommez la décision ou le problème pour lequel elle est utile.',
				'Dites en une phrase ce qui la distingue des autres.',
			),
			selection: section(
				'Comment le choix a été fait',
				'Donnez les critères et le nombre de candidats examinés.',
				'Signalez ce qui a été payé, offert ou lié contre commission.',
			),
			items: {
				...section(
					'La liste',
					'Donnez à chaque élément un intertitre qui dit ce que c’est et pour qui.',
					'Gardez partout le même ordre d’informations, pour que l’on puisse comparer.',
				),
				label: (number) => `Élément ${number}`,
				first: [
					'Ouvrez avec l’élément le plus fort : qu’est-ce que c’est, en une phrase ?',
					'Pourquoi arrive-t-il en tête ? Nommez le critère.',
					'Donnez un détail que seul connaît quelqu’un qui l’a essayé.',
				],
				middle: [
					[
						'Qu’est-ce que c’est, et que fait-il mieux que le précédent ?',
						'Donnez un exemple avec un chiffre, un lieu ou un nom.',
						'À qui ne convient-il pas ?',
					],
					[
						'Dites en une phrase qui en a besoin, et quand.',
						'Indiquez le prix, l’effort ou le temps, avec la date de l’information.',
						'Citez un inconvénient.',
					],
					[
						'Qu’est-ce qui vous a surpris ?',
						'Décrivez son utilisation en deux ou trois phrases.',
						'Donnez un lien vers la meilleure source.',
					],
				],
				last: [
					'Terminez par un élément inattendu et dites pourquoi il a sa place ici.',
					'Donnez ici aussi un exemple avec un chiffre, un lieu ou un nom.',
					'Préparez le choix : avec quel autre élément hésite-t-on le plus souvent ?',
				],
			},
			choice: section(
				'Lequel choisir',
				'Décrivez trois lecteurs types et indiquez l’élément qui convient à chacun.',
				'Dites par lequel commencer quand on n’arrive pas à se décider.',
			),
			callToAction: section(
				'Que manque-t-il ?',
				'Demandez une suggestion motivée, en commentaire ou par e-mail.',
				'Donnez un lien vers un guide qui approfondit l’un des éléments.',
			),
			checklist: [
				'Le nombre annoncé dans le titre correspond au nombre d’éléments',
				'Aucun élément n’en répète un autre en d’autres termes',
			],
		},
		'product-description': {
			overview: section(
				'En bref',
				'Dites en deux phrases ce que c’est, pour qui et à quoi cela sert.',
				'Nommez la caractéristique que les produits concurrents n’ont pas.',
				'Indiquez le prix ou la fourchette de prix, et ce qui est compris.',
			),
			benefits: section(
				'Ce que vous y gagnez',
				'Présentez trois à cinq avantages : la situation, la caractéristique, ce qui devient plus facile.',
				'Chiffrez chaque avantage qui peut être prouvé.',
				'Reprenez les mots de vos clients ; cherchez-les dans les avis et les demandes reçues.',
				'Laissez de côté ce que fait n’importe quel produit du même genre.',
			),
			specification: section(
				'Caractéristiques techniques',
				'Listez dimensions, poids, matière, puissance, compatibilité et versions, avec les unités.',
				'Indiquez la référence, le pays de fabrication, les marquages et les certificats.',
				'Listez le contenu de la boîte et ce qu’il faut acheter en plus.',
			),
			use: section(
				'À l’usage',
				'Décrivez la première utilisation, du déballage au premier résultat, avec la durée.',
				'Comment le nettoie-t-on, l’entretient-on ou le met-on à jour, et à quelle fréquence ?',
				'Pour quel usage n’est-il pas fait ?',
			),
			delivery: section(
				'Livraison, retour et garantie',
				'Indiquez le délai et le coût de livraison pour chaque zone.',
				'Expliquez en une phrase comment se fait un retour et qui le paie.',
				'Garantie : durée, étendue, interlocuteur ; distinguez-la des garanties légales.',
			),
			questions: [
				question(
					'Est-ce compatible avec ce que j’ai déjà ?',
					'Les dimensions, prises ou versions qui conviennent, et les plus courantes qui ne conviennent pas.',
				),
				question('Quelle taille ou quelle version choisir ?', 'Une règle applicable avec un mètre ou d’un coup d’œil.'),
				question('Combien de temps cela dure-t-il ?', 'Durée de vie testée ou garantie, et pièces remplaçables.'),
				question('Que faire si le produit arrive abîmé ?', 'Le délai, l’adresse, ce qu’il faut photographier.'),
			],
			callToAction: section(
				'Commander',
				'Donnez au bouton le nom de ce qui suit : commander, réserver, demander un échantillon.',
				'Levez juste à côté le dernier doute : retour, jour de livraison ou stock.',
			),
			checklist: [
				'Prix, taxes, prix à l’unité et frais de port indiqués comme la loi l’exige',
				'Chaque superlatif est prouvé ou supprimé',
				'Dimensions et poids mesurés sur le produit vendu',
			],
		},
		'product-review': {
			verdict: section(
				'Le verdict en bref',
				'Acheter, attendre ou passer son chemin ? Dites-le dès la première phrase.',
				'Une phrase sur la plus grande qualité, une sur le plus grand défaut.',
				'Indiquez le prix, la version et la date du test.',
			),
			test: section(
				'Les conditions du test',
				'Combien de temps, où et pour quoi le produit a-t-il servi ?',
				'Qu’a-t-on mesuré, avec quel instrument et face à quel concurrent ?',
				'Qui a fourni le produit, et le fabricant a-t-il vu le texte avant parution ?',
			),
			strengths: section(
				'Ce qui convainc',
				'Citez trois qualités, chacune avec une observation tirée du test.',
				'Placez les valeurs mesurées à côté des promesses du fabricant.',
				'Dites qui remarquera cette qualité au quotidien, et qui non.',
			),
			weaknesses: section(
				'Ce qui déçoit',
				'Citez deux ou trois défauts et la fréquence à laquelle ils sont apparus.',
				'Existe-t-il une parade, ou faut-il s’y faire ?',
				'Que manque-t-il que d’autres offrent à ce prix ?',
			),
			price: section(
				'Prix et solutions de rechange',
				'Calculez le coût sur deux ans, avec consommables, abonnement et accessoires.',
				'Citez une solution moins chère et une meilleure, chacune avec la différence décisive.',
			),
			audience: section(
				'À qui le conseiller',
				'Décrivez l’acheteur à qui il convient, par l’usage plutôt que par l’âge ou le métier.',
				'Décrivez celui qui regretterait son achat.',
			),
			questions: [
				question(
					'Vaut-il le changement par rapport au modèle précédent ?',
					'Ce qui est nouveau, ce qui ne l’est pas, pour qui c’est rentable.',
				),
				question('Quels frais faut-il prévoir ensuite ?', 'Consommables, abonnement et réparations, par an.'),
				question(
					'Qu’est-ce qui lâche au bout de quelques mois ?',
					'Observation personnelle ou témoignages ; précisez.',
				),
				question('Où l’acheter ?', 'Prix constaté, garantie, points à surveiller en cas d’importation.'),
			],
			callToAction: section(
				'Votre expérience',
				'Posez aux possesseurs une question précise que le test a laissée ouverte.',
				'Donnez un lien vers le comparatif ou le test du principal concurrent.',
			),
			checklist: [
				'Prêts, cadeaux et liens affiliés sont signalés bien en vue',
				'Chaque valeur mesurée est accompagnée de sa méthode et de son unité',
			],
		},
		comparison: {
			answer: section(
				'La réponse courte',
				'Dites quel choix est le bon dans la plupart des cas, et la raison décisive.',
				'Nommez le cas où c’est l’autre qui l’emporte.',
				'Dites ce que les deux font aussi bien, pour éviter au lecteur de chercher.',
			),
			table: {
				...section(
					'Face à face',
					'Remplissez chaque case d’une valeur, d’un oui ou d’un non, jamais de « bien ».',
					'Supprimez les lignes sans différence ; ajoutez celles que vos lecteurs demandent.',
					'Indiquez la date et la source sous le tableau.',
				),
				criterion: 'Critère',
				rows: [
					'Prix d’entrée',
					'Coût sur deux ans',
					'Délai de prise en main',
					'Point fort',
					'Limite principale',
					'Assistance et garantie',
					'Coût d’un changement ultérieur',
				],
			},
			option: section(
				'forces et limites',
				'Pour quoi cette solution a-t-elle été conçue, et où cela se sent-il encore ?',
				'Citez deux forces et deux limites, chacune avec un exemple.',
				'Qui s’en sert avec succès ? Citez un cas vérifiable.',
			),
			optionNames: ['Option A', 'Option B'],
			recommendation: section(
				'Quel choix pour qui',
				'Décrivez trois situations et tranchez à chaque fois.',
				'Nommez la question qui décide, si l’on n’en retient qu’une.',
				'Dites comment essayer chaque solution sans engagement.',
			),
			questions: [
				question('Peut-on changer plus tard ?', 'Ce qu’on emporte, ce qu’on perd, combien d’heures il faut.'),
				question('Peut-on combiner les deux ?', 'Un partage des tâches sensé, ou la raison de s’en abstenir.'),
				question('Laquelle revient le moins cher à la longue ?', 'Le total sur plusieurs années, avec ses hypothèses.'),
				question(
					'Laquelle est la plus simple pour débuter ?',
					'Le temps jusqu’au premier résultat utilisable, mesuré ou rapporté.',
				),
			],
			callToAction: section(
				'Pour vous décider',
				'Donnez pour chaque côté un lien vers un essai, une démonstration ou une visite.',
				'Aidez les indécis : un contact, un simulateur ou une liste de questions.',
			),
			checklist: [
				'Les deux côtés sont jugés selon les mêmes critères et à la même date',
				'Les liens avec un fournisseur sont signalés',
			],
		},
		news: {
			lead: section(
				'L’information en un paragraphe',
				'Répondez à qui, quoi, quand et où dans les deux premières phrases.',
				'Dites dans la troisième ce que cela change pour le lecteur.',
				'Citez la source dans le paragraphe même.',
			),
			details: section(
				'Les détails',
				'Rangez les faits par importance, pour que le texte puisse être coupé par la fin.',
				'Donnez les chiffres avec leur unité, leur période et un point de comparaison.',
				'Séparez ce qui est confirmé de ce qui est avancé, et dites par qui.',
			),
			background: section(
				'Comment on en est arrivé là',
				'Racontez ce qui précède en trois à cinq dates.',
				'Expliquez la règle, le contrat ou la décision en cause, avec un lien vers le document.',
			),
			quotes: section(
				'Réactions',
				'Citez une personne responsable : nom, fonction, date et destinataire des propos.',
				'Citez une personne concernée ou d’un autre avis.',
				'Notez qui a été sollicité sans répondre, et jusqu’à quand.',
			),
			impact: section(
				'Ce que cela change pour les lecteurs',
				'Qui doit faire, payer ou savoir quoi, et à partir de quel jour ?',
				'Pour qui rien ne change-t-il ?',
			),
			next: section(
				'La suite',
				'Donnez la prochaine échéance et ce qui y sera décidé.',
				'Quelles questions restent ouvertes, et qui peut y répondre ?',
			),
			callToAction: section(
				'Rester informé',
				'Donnez un lien vers la page ou la lettre d’information qui suit l’affaire.',
				'Indiquez une adresse pour les informations et les corrections.',
			),
			checklist: [
				'Deux sources indépendantes, ou la source unique est présentée comme telle',
				'Toute personne mise en cause a pu répondre',
				'La date et le lieu figurent dans le texte ; les mises à jour sont signalées',
			],
		},
		faq: {
			overview: section(
				'L’essentiel',
				'Donnez en deux ou trois phrases la réponse que cherchent la plupart des visiteurs.',
				'Dites pour qui et à quelle date les réponses sont valables.',
			),
			basics: {
				heading: 'Pour commencer',
				questions: [
					question('De quoi s’agit-il exactement ?', 'Une définition en une phrase, puis un exemple.'),
					question('À qui cela s’adresse-t-il ?', 'Ceux qui y gagnent, et ceux qui n’en ont pas besoin.'),
					question('Comment cela fonctionne-t-il ?', 'Tout le déroulement en trois ou quatre phrases courtes.'),
					question(
						'Que me faut-il au préalable ?',
						'Conditions, documents, comptes ou appareils, sous forme de liste.',
					),
					question(
						'Combien de temps cela prend-il ?',
						'De la première démarche au résultat ; ce qui accélère et ce qui retarde.',
					),
				],
			},
			costs: {
				heading: 'Prix et conditions',
				questions: [
					question('Combien cela coûte-t-il ?', 'Le prix avec tous les suppléments et sa date ; lien vers les tarifs.'),
					question('Comment puis-je payer ?', 'Moyens de paiement, échéance, mentions de la facture.'),
					question(
						'Puis-je résilier ou me rétracter ?',
						'Délai, forme et coût en mots simples ; lien vers les conditions.',
					),
					question('Y a-t-il des réductions ?', 'Pour qui, avec quel justificatif, jusqu’à quand.'),
				],
			},
			problems: {
				heading: 'Problèmes et assistance',
				questions: [
					question(
						'Que faire si quelque chose ne marche pas ?',
						'Les trois premiers points à vérifier, du plus probable au moins probable.',
					),
					question(
						'À qui puis-je m’adresser ?',
						'Nom ou équipe, moyens de contact, horaires, délai de réponse habituel.',
					),
					question(
						'Que deviennent mes données ?',
						'Ce qui est conservé, où, combien de temps, comment c’est effacé ; lien vers la politique de confidentialité.',
					),
					question(
						'Comment modifier mes informations ?',
						'Où le faire, ce qui ne peut pas changer, quand cela prend effet.',
					),
				],
			},
			callToAction: section(
				'Votre question n’y est pas ?',
				'Indiquez un seul moyen de la poser, et le délai de réponse.',
				'Invitez à la poser avec ses propres mots ; les nouvelles questions rejoignent cette page.',
			),
			checklist: [
				'Chaque question est formulée comme le font les clients (recherche, e-mail, téléphone)',
				'Chaque réponse commence par la réponse, non par l’explication',
			],
		},
		'landing-page': {
			promise: section(
				'La promesse',
				'Dites en dix mots au plus ce que le visiteur pourra faire, ou de quoi il sera débarrassé.',
				'Ajoutez une phrase : pour qui, comment, en combien de temps.',
				'Placez ici le bouton, avec les mots de ce qui suit.',
			),
			problem: section(
				'Le problème',
				'Décrivez un moment où le visiteur ressent le problème, avec ses mots à lui.',
				'Qu’a-t-il déjà essayé, et pourquoi cela n’a-t-il pas suffi ?',
				'Que lui coûte-t-il, en temps, en argent ou en nerfs, de ne rien changer ?',
			),
			solution: section(
				'La solution',
				'Montrez en trois temps comment cela marche, du point de vue du visiteur.',
				'Pour chaque caractéristique, dites ce qu’elle facilite.',
				'Montrez le produit, le lieu ou les personnes ; notez quelle image.',
				'Dites aussi ce que la solution ne fait pas.',
			),
			proof: section(
				'Les preuves',
				'Citez deux clients avec nom, métier et résultat chiffré, avec leur accord.',
				'Citez des tests, des certificats ou des chiffres vérifiables.',
				'Donnez un visage et un nom à ceux qui sont derrière le projet.',
			),
			offer: section(
				'L’offre',
				'Listez ce qui est compris et ce qui ne l’est pas.',
				'Donnez le prix complet ou la façon dont il se calcule.',
				'Supprimez le risque : essai, retour ou garantie, avec le délai.',
			),
			questions: [
				question('Est-ce fait pour mon cas ?', 'Deux cas où c’est le bon choix, un où ce ne l’est pas.'),
				question('Que se passe-t-il après l’inscription ?', 'L’heure, le jour et la semaine qui suivent.'),
				question('Et si cela ne me convient pas ?', 'La démarche, la date limite, ce qui est remboursé.'),
				question(
					'Combien de mon temps cela demande-t-il ?',
					'Heures au départ et par semaine ; dites sur quoi repose l’indication.',
				),
			],
			callToAction: section(
				'Commencer aujourd’hui',
				'Redites la promesse avec d’autres mots, puis un seul bouton ; pas de second choix.',
				'Sous le bouton, levez la dernière crainte : sans carte bancaire, résiliable à tout moment, réponse sous un jour.',
			),
			checklist: [
				'Une page, un but, un seul type de bouton',
				'La promesse et le bouton se voient sur un téléphone sans défiler',
				'La promesse correspond à l’annonce ou au lien qui mène ici',
			],
		},
		recipe: {
			opening: section(
				'Pourquoi ce plat',
				'Décrivez le goût, l’odeur et la texture ; pas de récit de vie.',
				'Dites à quelle occasion, à quelle saison ou à quel appétit il convient.',
				'Donnez le tour de main dont tout dépend.',
			),
			facts: section(
				'Repères',
				'Nombre de parts ou taille du moule, temps de préparation, de repos et de cuisson.',
				'Difficulté, allergènes, plat végétarien ou végétalien.',
			),
			ingredients: section(
				'Ingrédients',
				'Listez-les dans l’ordre d’utilisation, en grammes et en millilitres ; les cuillères seulement pour les petites quantités.',
				'Précisez la température, la teneur en matière grasse ou la variété quand le résultat en dépend.',
				'Groupez-les par élément du plat : pâte, garniture, sauce.',
				'Proposez un substitut à tout ce qui est difficile à trouver.',
			),
			method: {
				...section(
					'Préparation',
					'Commencez chaque étape par un verbe, avec la durée et le signe : « 8 minutes, jusqu’à ce que ce soit doré ».',
					'Dites ce qui peut se faire en même temps.',
				),
				label: (number) => `Étape ${number}`,
				first: [
					'Que faut-il tempérer, ramollir, faire tremper ou préchauffer, et combien de temps avant ?',
					'Rédigez la première action avec la quantité et le récipient.',
				],
				middle: [
					[
						'Rédigez l’action avec le feu ou la vitesse, et la durée.',
						'Quel aspect, quelle odeur ou quel bruit indique que c’est bon ?',
					],
					[
						'Rédigez l’action ; dites ce qu’on ajoute, et dans quel ordre.',
						'Que se passe-t-il si on la prolonge trop, et peut-on rattraper ?',
					],
				],
				last: [
					'Rédigez la fin : laisser reposer, rectifier l’assaisonnement, trancher, dresser.',
					'Dites à quelle température et avec quoi servir.',
				],
			},
			variations: section(
				'Variantes',
				'Donnez une variante pour une autre saison et une pour un autre régime, avec les quantités modifiées.',
				'Signalez celles que vous avez cuisinées vous-même.',
			),
			storage: section(
				'Conserver et préparer à l’avance',
				'Combien de jours le plat se garde-t-il, où et dans quoi ?',
				'Peut-on le congeler, et comment le réchauffer ?',
				'Quelles étapes peuvent se faire la veille ?',
			),
			questions: [
				question(
					'Puis-je doubler les quantités ?',
					'Ce qui double et ce qui ne double pas (moule, durée, assaisonnement).',
				),
				question('Que puis-je supprimer ?', 'Chaque ingrédient facultatif, et ce qui change sans lui.'),
				question('Comment savoir si c’est cuit ?', 'Un signe sans thermomètre, puis la température à cœur.'),
				question('Pourquoi est-ce raté chez moi ?', 'Les deux causes les plus fréquentes et comment les éviter.'),
			],
			callToAction: section(
				'Vous l’avez essayé ?',
				'Demandez une photo ou une modification réussie.',
				'Donnez un lien vers un plat qui l’accompagne ou qui utilise les restes.',
			),
			checklist: [
				'Chaque ingrédient apparaît dans la préparation, et inversement',
				'Cuisiné une fois exactement comme écrit, avec balance et minuteur',
				'Les allergènes sont indiqués',
			],
		},
		'interview-questions': {
			guest: section(
				'L’invité et le but',
				'Qui est-ce, et pourquoi cette personne, maintenant ? Deux phrases, avec des sources.',
				'Que doivent savoir les lecteurs après l’entretien qu’ils ne trouvent nulle part ailleurs ?',
				'Convenez à l’avance : durée, lieu, enregistrement, relecture du texte.',
			),
			start: {
				heading: 'Pour se mettre en confiance',
				questions: [
					question(
						'Qu’avez-vous fait ce matin avant notre rencontre ?',
						'Guettez un détail du quotidien sur lequel revenir.',
					),
					question(
						'Qu’est-ce qui vous a conduit vers ce domaine ?',
						'Si la réponse est trop lisse, demandez le moment de la décision.',
					),
					question(
						'Comment expliquez-vous votre travail à un enfant ?',
						'Notez les images et les comparaisons ; elles font de bons titres.',
					),
					question('De qui avez-vous le plus appris ?', 'Demandez une phrase de cette personne qui est restée.'),
				],
			},
			core: {
				heading: 'Le cœur du sujet',
				questions: [
					question('Sur quoi la plupart des gens se trompent-ils ?', 'Demandez un exemple, puis la preuve.'),
					question(
						'Qu’est-ce qui a le plus changé ces dernières années ?',
						'Relancez : à quoi le voyez-vous, et depuis quand ?',
					),
					question(
						'Comment s’est déroulé un cas précis, du début à la fin ?',
						'Restez dans l’ordre des faits ; demandez heures, lieux, chiffres.',
					),
					question(
						'Qu’avez-vous décidé, et à quoi avez-vous renoncé ?',
						'Relancez : qui était contre, et pour quelle raison ?',
					),
					question(
						'Qu’est-ce que les chiffres ne montrent pas ?',
						'Laissez durer le silence ; la meilleure réponse vient souvent en second.',
					),
				],
			},
			difficulties: {
				heading: 'Les questions qui dérangent',
				questions: [
					question(
						'Qu’est-ce qui a mal tourné, et à quel prix ?',
						'Demandez calmement, puis de nouveau si la réponse reste vague.',
					),
					question(
						'Que disent vos détracteurs, et où ont-ils raison ?',
						'Ayez une vraie citation sous la main, avec sa source.',
					),
					question(
						'Que feriez-vous autrement aujourd’hui ?',
						'Relancez : qu’est-ce qui vous en a empêché à l’époque ?',
					),
					question(
						'Qui finance votre travail ?',
						'Éclaircissez les liens et les intérêts, et signalez-les aux lecteurs.',
					),
				],
			},
			outlook: {
				heading: 'Perspectives',
				questions: [
					question(
						'Qu’est-ce qui sera différent dans cinq ans ?',
						'Demandez à quoi l’on verrait que la prévision était fausse.',
					),
					question('Que conseillez-vous à quelqu’un qui débute aujourd’hui ?', 'Demandez un acte, non une attitude.'),
					question('Sur quoi allez-vous travailler ensuite ?', 'Convenez de ce qui peut être publié, et quand.'),
					question('Quelle question aurais-je dû vous poser ?', 'À poser toujours ; laissez tourner l’enregistreur.'),
				],
			},
			callToAction: section(
				'Après l’entretien',
				'Indiquez par un lien où trouver le travail de l’invité.',
				'Demandez aux lecteurs quelle question ils auraient posée.',
			),
			checklist: [
				'L’accord pour l’enregistrement et la publication est écrit',
				'Aucune question n’admet un simple oui ou non',
				'Les réponses abrégées gardent leur sens ; les coupes ont été convenues',
			],
		},
		newsletter: {
			subject: section(
				'Objet et aperçu',
				'Écrivez trois objets de 50 caractères au plus : utilité, curiosité, nouveauté. Gardez-en un.',
				'Écrivez un texte d’aperçu qui prolonge l’objet au lieu de le répéter.',
			),
			greeting: section(
				'Mot d’accueil',
				'Une phrase sur ce qui s’est passé depuis le dernier numéro.',
				'Une phrase sur le contenu de celui-ci et sur ceux qu’il intéressera.',
			),
			mainStory: section(
				'À la une',
				'Commencez par la nouvelle ou par son utilité, non par sa genèse.',
				'Ne racontez qu’une chose, en trois à cinq paragraphes ; renvoyez au reste par des liens.',
				'Insérez une citation, un chiffre ou une image que l’on aura envie de transmettre.',
				'Terminez par le seul lien qui mène plus loin.',
			),
			brief: section(
				'En deux mots',
				'Trois à cinq brèves de deux phrases : la nouveauté, son importance, le lien.',
				'Donnez les dates avec le jour de la semaine, l’heure et le lieu.',
			),
			recommendation: section(
				'Coup de cœur',
				'Une chose qui ne vient pas de vous : un livre, un article, un outil ou un lieu.',
				'Dites pourquoi en deux phrases ; signalez tout paiement.',
			),
			callToAction: section(
				'Une seule demande',
				'Ne demandez qu’une action : répondre, s’inscrire, acheter ou transmettre.',
				'Dites ce qui se passe après le clic.',
			),
			farewell: section(
				'À bientôt',
				'Annoncez la date ou le sujet du prochain numéro.',
				'Signez d’un nom ; donnez une adresse pour répondre.',
			),
			checklist: [
				'Le lien de désinscription et l’adresse complète de l’expéditeur sont présents',
				'Envoi d’essai lu sur un téléphone, images désactivées',
			],
		},
	},
};
