import { type LanguageTexts, question, section } from './texts.ts';

/** Spanish; speaks to the writer as “tú”. Interview questions say “usted”. */
export const spanish: LanguageTexts = {
	tag: 'es',
	quotes: ['«', '»'],
	colon: ': ',
	notice:
		'Esto es un esquema hecho sin IA: no afirma nada. Responde a cada indicación con tus propias palabras y borra después las indicaciones, los recuentos de palabras y esta línea.',
	labels: { brief: 'Tu encargo:', title: 'Título provisional:', tone: 'Tono:', length: 'Extensión:' },
	words: { one: 'palabra', other: 'palabras' },
	tones: {
		neutral: 'neutro – exponer los hechos y dejar el juicio al lector',
		friendly: 'cercano – cálido y directo, como con alguien conocido',
		professional: 'profesional – preciso y cortés, cada término con un solo sentido',
		conversational: 'coloquial – frases cortas, palabras que dirías en voz alta',
		enthusiastic: 'entusiasta – mostrar qué entusiasma y por qué, sin amontonar adjetivos',
		authoritative: 'experto – afirmaciones claras, apoyadas en una fuente o en la experiencia',
	},
	conjunctions: ['o', 'u'],
	stepStem: 'paso',
	questionsHeading: 'Preguntas frecuentes',
	checklist: section(
		'Antes de publicar',
		'Cada cifra, nombre, fecha y cita se ha comprobado en su fuente',
		'Las dos primeras frases dicen qué aporta el texto',
		'Los encabezados se entienden aunque se lean solos',
		'Cada imagen tiene texto alternativo y permiso de uso',
		'Cada enlace funciona y dice adónde lleva',
		'Se han borrado todas las indicaciones y recuentos de este esquema',
	),
	types: {
		article: {
			opening: section(
				'Entrada',
				'Empieza con algo concreto: una escena, una cifra con su fuente o una pregunta que se hagan tus lectores.',
				'Di en una frase a qué pregunta responde el artículo.',
				'Di para quién es y qué deja fuera.',
			),
			background: section(
				'Lo que conviene saber antes',
				'Explica los dos o tres términos sin los que no se entiende el resto.',
				'¿Qué ha cambiado en los últimos tiempos y desde cuándo? Da la fecha y la fuente.',
				'¿A quién afecta y a cuántas personas?',
			),
			keyPoints: section(
				'Los puntos principales',
				'Desarrolla de tres a cinco puntos, el más útil primero, cada uno con su propio subtítulo.',
				'En cada punto: la afirmación, la prueba y qué supone para el lector.',
				'Si los expertos discrepan, expón las dos posturas y sus razones.',
				'Elimina todo punto que pudiera figurar igual en un artículo sobre otro tema.',
			),
			example: section(
				'Un ejemplo real',
				'Cuenta un caso verdadero: quién, dónde, cuándo y qué se hizo.',
				'Da el resultado en cifras y di qué quedó sin resolver.',
				'¿Qué puede aplicar el lector a su situación y qué no?',
			),
			limits: section(
				'Límites y objeciones',
				'Formula la objeción más fuerte como lo harían quienes la defienden y respóndela.',
				'¿En qué casos no vale el consejo de este artículo?',
				'¿Qué no se sabe todavía y quién lo investiga?',
			),
			questions: [
				question('¿Qué es lo más importante?', 'El núcleo del artículo en dos frases, sin preámbulos.'),
				question('¿Por dónde empiezo?', 'Una primera acción que lleve menos de un día y cueste poco.'),
				question('¿Cuál es el error más extendido?', 'Enúncialo, corrígelo y cita la fuente.'),
				question(
					'¿Qué ha cambiado en los últimos años?',
					'Lo que había, lo que hay y qué provocó el cambio; con fechas.',
				),
				question(
					'¿Dónde puedo leer más?',
					'Dos o tres fuentes que hayas leído, cada una con lo que aporta en una frase.',
				),
			],
			callToAction: section(
				'El siguiente paso',
				'Propón una sola acción y di dónde hacerla, con un enlace.',
				'Di qué gana el lector y cuánto tiempo le lleva.',
			),
			checklist: [
				'Cada afirmación principal se apoya en una fuente que el lector puede abrir',
				'La objeción más fuerte recibe una respuesta justa',
			],
		},
		'how-to': {
			result: section(
				'Lo que vas a conseguir',
				'Describe el resultado de modo que se pueda reconocer; si es posible, con una imagen.',
				'Indica la duración, la dificultad y el coste aproximado.',
				'Di cuándo no conviene este método y cuál usar entonces.',
			),
			needs: section(
				'Lo que necesitas',
				'Enumera herramientas y materiales con cantidad, medida o versión.',
				'Indica los conocimientos, cuentas o permisos necesarios.',
				'Pon aquí los avisos de seguridad y la copia de respaldo, antes del primer paso.',
			),
			steps: {
				...section(
					'Paso a paso',
					'Da a cada paso un subtítulo que empiece por un verbo; una sola acción por paso.',
					'Después de cada paso, di cómo se nota que ha salido bien.',
				),
				label: (number) => `Paso ${number}`,
				first: [
					'¿Qué hay que preparar o desconectar antes de cambiar nada?',
					'Escribe la primera acción como una instrucción: verbo, objeto, lugar.',
					'¿Qué debería verse, oírse o medirse ahora?',
				],
				middle: [
					[
						'¿Qué hay que hacer exactamente? Nombra el ajuste, la medida o el botón.',
						'¿Por qué ahora y no más tarde? Una frase, solo si el orden importa.',
						'¿Cómo se sabe que ha funcionado?',
					],
					[
						'Escribe la acción de modo que se pueda seguir con una mano en la herramienta.',
						'¿Qué es lo que más suele fallar aquí y qué aspecto tiene?',
						'¿Ahorraría palabras una foto o una captura? Anota qué debe mostrar.',
					],
					[
						'Escribe la acción y cuánto dura, o la señal para parar.',
						'¿Qué cambia con otro tamaño, versión o modelo?',
						'¿Cómo se deshace este paso?',
					],
				],
				last: [
					'Escribe la última acción: apretar, guardar, volver a conectar, recoger.',
					'¿Qué hay que dejar como estaba?',
					'¿A partir de cuándo se puede usar o forzar el resultado?',
				],
			},
			proof: section(
				'Cómo comprobar el resultado',
				'Propón una prueba de menos de cinco minutos que demuestre el éxito sin lugar a dudas.',
				'Indica el valor, el aspecto o el mensaje esperado y qué margen es aceptable.',
			),
			mistakes: section(
				'Errores comunes y cómo arreglarlos',
				'Enumera tres errores: síntoma, causa y remedio.',
				'Di cuándo hay que parar y llamar a un profesional.',
			),
			questions: [
				question('¿Cuánto se tarda la primera vez?', 'Un margen honesto, separando la espera del trabajo.'),
				question('¿Qué hago si me falta algo?', 'Un sustituto para cada cosa y qué calidad se pierde.'),
				question('¿Se puede deshacer?', 'Hasta qué paso, cómo y qué queda cambiado.'),
				question('¿Cada cuánto hay que repetirlo?', 'Un intervalo o una señal de desgaste; di en qué se basa el dato.'),
				question('¿Y si no funciona?', 'Las tres primeras cosas que comprobar, la más probable primero.'),
			],
			callToAction: section(
				'Ahora te toca a ti',
				'Ofrece algo para seguir: una lista para imprimir, una guía más avanzada o un lugar donde preguntar.',
				'Pide algo preciso, por ejemplo el tiempo empleado o una foto del resultado.',
			),
			checklist: [
				'Alguien distinto del autor ha seguido todos los pasos en orden',
				'Ningún paso exige una herramienta o un material que no esté en la lista',
				'Los avisos van antes del paso al que se refieren',
			],
		},
		listicle: {
			opening: section(
				'Por qué esta lista',
				'Nombra la decisión o el problema en que ayuda la lista.',
				'Di en una frase qué la distingue de otras.',
			),
			selection: section(
				'Cómo se ha elegido',
				'Da los criterios y cuántos candidatos se examinaron.',
				'Declara qué se ha pagado, regalado o enlazado a cambio de comisión.',
			),
			items: {
				...section(
					'La lista',
					'Da a cada elemento un subtítulo que diga qué es y para quién.',
					'Mantén en todos el mismo orden de datos, para que se puedan comparar.',
				),
				label: (number) => `Elemento ${number}`,
				first: [
					'Abre con el elemento más fuerte: ¿qué es, en una frase?',
					'¿Por qué va primero? Nombra el criterio.',
					'Da un detalle que solo conozca quien lo ha probado.',
				],
				middle: [
					[
						'¿Qué es y qué hace mejor que el anterior?',
						'Da un ejemplo con una cifra, un lugar o un nombre.',
						'¿A quién no le conviene?',
					],
					[
						'Di en una frase quién lo necesita y cuándo.',
						'Indica precio, esfuerzo o tiempo, con la fecha del dato.',
						'Nombra un inconveniente.',
					],
					[
						'¿Qué te sorprendió?',
						'Describe cómo se usa en dos o tres frases.',
						'Enlaza la mejor fuente para saber más.',
					],
				],
				last: [
					'Cierra con un elemento inesperado y di por qué merece estar aquí.',
					'Da también aquí un ejemplo con una cifra, un lugar o un nombre.',
					'Prepara la elección: ¿con qué otro elemento se suele dudar?',
				],
			},
			choice: section(
				'Cuál te conviene',
				'Describe tres lectores típicos y di qué elemento va con cada uno.',
				'Di por cuál empezar si cuesta decidirse.',
			),
			callToAction: section(
				'¿Qué falta?',
				'Pide una sugerencia razonada, en los comentarios o por correo.',
				'Enlaza una guía que profundice en uno de los elementos.',
			),
			checklist: [
				'El número del título coincide con el número de elementos',
				'Ningún elemento repite otro con distintas palabras',
			],
		},
		'product-description': {
			overview: section(
				'De un vistazo',
				'Di en dos frases qué es, para quién y para qué sirve.',
				'Nombra la característica que no tienen los productos rivales.',
				'Indica el precio o la horquilla de precios y qué incluye.',
			),
			benefits: section(
				'Qué ganas con él',
				'Presenta de tres a cinco ventajas: la situación, la característica y qué se vuelve más fácil.',
				'Pon una cifra a cada ventaja que se pueda demostrar.',
				'Usa las palabras de tus clientes; búscalas en opiniones y consultas.',
				'Deja fuera lo que hace cualquier producto de este tipo.',
			),
			specification: section(
				'Ficha técnica',
				'Enumera medidas, peso, material, potencia, compatibilidad y versiones, con sus unidades.',
				'Indica la referencia, el país de fabricación, los distintivos y los certificados.',
				'Enumera lo que viene en la caja y lo que hay que comprar aparte.',
			),
			use: section(
				'En el uso diario',
				'Describe el primer uso, desde que se abre la caja hasta el primer resultado, con el tiempo que lleva.',
				'¿Cómo se limpia, se mantiene o se actualiza, y cada cuánto?',
				'¿Para qué no está hecho?',
			),
			delivery: section(
				'Envío, devolución y garantía',
				'Indica el plazo y el coste de envío para cada zona.',
				'Explica en una frase cómo se hace una devolución y quién la paga.',
				'Garantía: duración, qué cubre y a quién dirigirse; distínguela de la legal.',
			),
			questions: [
				question(
					'¿Es compatible con lo que ya tengo?',
					'Las medidas, conexiones o versiones que sirven y las habituales que no.',
				),
				question('¿Qué tamaño o versión elijo?', 'Una regla que se pueda aplicar con un metro o de un vistazo.'),
				question('¿Cuánto dura?', 'Vida útil probada o garantía, y qué piezas se pueden cambiar.'),
				question('¿Qué hago si llega dañado?', 'Plazo, dirección y qué fotografiar.'),
			],
			callToAction: section(
				'Haz tu pedido',
				'Pon al botón el nombre de lo que viene después: pedir, reservar, solicitar una muestra.',
				'Despeja justo al lado la última duda: devolución, día de entrega o existencias.',
			),
			checklist: [
				'Precio, impuestos, precio por unidad y envío indicados como exige la ley',
				'Cada superlativo está demostrado o borrado',
				'Medidas y peso comprobados en el producto que se vende',
			],
		},
		'product-review': {
			verdict: section(
				'El veredicto en breve',
				'¿Comprar, esperar o descartar? Dilo en la primera frase.',
				'Una frase sobre la mayor virtud y otra sobre el mayor defecto.',
				'Indica el precio, la versión y la fecha de la prueba.',
			),
			test: section(
				'Cómo se ha probado',
				'¿Cuánto tiempo, dónde y para qué se usó?',
				'¿Qué se midió, con qué instrumento y frente a qué rival?',
				'¿Quién aportó el producto y ha visto el fabricante el texto antes?',
			),
			strengths: section(
				'Lo que convence',
				'Nombra tres virtudes, cada una con una observación de la prueba.',
				'Pon los valores medidos junto a lo que promete el fabricante.',
				'Di quién lo notará en el día a día y quién no.',
			),
			weaknesses: section(
				'Lo que decepciona',
				'Nombra dos o tres defectos y con qué frecuencia aparecieron.',
				'¿Tiene arreglo o hay que convivir con ello?',
				'¿Qué le falta que otros ofrecen a este precio?',
			),
			price: section(
				'Precio y alternativas',
				'Calcula el coste en dos años, con consumibles, suscripción y accesorios.',
				'Nombra una alternativa más barata y otra mejor, cada una con la diferencia decisiva.',
			),
			audience: section(
				'Para quién es',
				'Describe al comprador al que le conviene, por el uso más que por la edad o el oficio.',
				'Describe a quien se arrepentiría de la compra.',
			),
			questions: [
				question(
					'¿Merece la pena cambiar desde el modelo anterior?',
					'Qué es nuevo, qué sigue igual y a quién le compensa.',
				),
				question('¿Qué gastos vienen después?', 'Consumibles, suscripción y reparaciones al año.'),
				question('¿Qué falla al cabo de unos meses?', 'Observación propia o testimonios; di cuál de las dos.'),
				question('¿Dónde es mejor comprarlo?', 'Precio habitual, garantía y qué vigilar si es de importación.'),
			],
			callToAction: section(
				'Cuéntanos tu experiencia',
				'Haz a quienes lo tienen una pregunta precisa que la prueba dejó abierta.',
				'Enlaza la comparativa o el análisis del principal rival.',
			),
			checklist: [
				'Préstamos, regalos y enlaces de afiliado se declaran a la vista',
				'Cada valor medido lleva su método y su unidad',
			],
		},
		comparison: {
			answer: section(
				'La respuesta corta',
				'Di cuál es la mejor elección en la mayoría de los casos y la razón decisiva.',
				'Nombra el caso en que gana la otra.',
				'Di qué hacen igual de bien las dos, para que nadie tenga que buscarlo.',
			),
			table: {
				...section(
					'Frente a frente',
					'Rellena cada celda con un valor, un sí o un no; nunca con «bien».',
					'Borra las filas sin diferencias y añade las que pregunten tus lectores.',
					'Anota la fecha y la fuente debajo de la tabla.',
				),
				criterion: 'Criterio',
				rows: [
					'Precio inicial',
					'Coste en dos años',
					'Tiempo hasta empezar',
					'Punto fuerte',
					'Límite principal',
					'Asistencia y garantía',
					'Esfuerzo de cambiar después',
				],
			},
			option: section(
				'virtudes y límites',
				'¿Para qué se creó y dónde se nota todavía?',
				'Nombra dos virtudes y dos límites, cada uno con un ejemplo.',
				'¿Quién la usa con éxito? Cita un caso que se pueda comprobar.',
			),
			optionNames: ['Opción A', 'Opción B'],
			recommendation: section(
				'Cuál para quién',
				'Describe tres situaciones y decídete por un lado en cada una.',
				'Nombra la pregunta que decide, si solo se responde una.',
				'Di cómo probar cada una sin compromiso.',
			),
			questions: [
				question('¿Puedo cambiar más adelante?', 'Qué se conserva, qué se pierde y cuántas horas cuesta.'),
				question('¿Se pueden combinar?', 'Un reparto de tareas razonable o el motivo para no hacerlo.'),
				question('¿Cuál sale más barata a la larga?', 'La suma de varios años, con los supuestos en que se apoya.'),
				question(
					'¿Cuál es más fácil para empezar?',
					'Tiempo hasta el primer resultado útil, medido o según testimonios.',
				),
			],
			callToAction: section(
				'Para decidirte',
				'Enlaza para cada lado una prueba, una demostración o una visita.',
				'Ayuda a quien siga dudando: un contacto, una calculadora o una lista de preguntas.',
			),
			checklist: [
				'Los dos lados se juzgan con los mismos criterios y en la misma fecha',
				'Se declara todo vínculo con algún proveedor',
			],
		},
		news: {
			lead: section(
				'La noticia en un párrafo',
				'Responde a quién, qué, cuándo y dónde en las dos primeras frases.',
				'Di en la tercera qué consecuencia tiene para el lector.',
				'Cita la fuente en el propio párrafo.',
			),
			details: section(
				'Los detalles',
				'Ordena los hechos de mayor a menor importancia, para que el texto se pueda cortar por el final.',
				'Da las cifras con unidad, periodo y un término de comparación.',
				'Separa lo confirmado de lo que solo se afirma y di quién lo afirma.',
			),
			background: section(
				'Cómo se ha llegado hasta aquí',
				'Cuenta los antecedentes en tres a cinco fechas.',
				'Explica la norma, el contrato o la decisión de fondo, con un enlace al documento.',
			),
			quotes: section(
				'Reacciones',
				'Cita a una persona responsable: nombre, cargo, cuándo y a quién lo dijo.',
				'Cita a alguien afectado o de otra opinión.',
				'Anota a quién se preguntó sin obtener respuesta y hasta cuándo.',
			),
			impact: section(
				'Qué supone para los lectores',
				'¿Quién tiene que hacer, pagar o saber qué, y desde qué día?',
				'¿Para quién no cambia nada?',
			),
			next: section(
				'Qué pasa ahora',
				'Da la próxima fecha fijada y qué se decidirá en ella.',
				'¿Qué queda abierto y quién puede responderlo?',
			),
			callToAction: section(
				'Sigue la noticia',
				'Enlaza la página o el boletín donde continúa el asunto.',
				'Da una dirección para avisos y correcciones.',
			),
			checklist: [
				'Dos fuentes independientes, o la única se presenta como tal',
				'Toda persona acusada de algo ha podido responder',
				'La fecha y el lugar figuran en el texto; las actualizaciones van marcadas',
			],
		},
		faq: {
			overview: section(
				'En pocas palabras',
				'Da en dos o tres frases la respuesta que buscan la mayoría de los visitantes.',
				'Di para quién y a qué fecha valen las respuestas.',
			),
			basics: {
				heading: 'Lo básico',
				questions: [
					question('¿Qué es exactamente?', 'Una definición de una frase y un ejemplo.'),
					question('¿Para quién está pensado?', 'Quién sale ganando y quién no lo necesita.'),
					question('¿Cómo funciona?', 'Todo el proceso en tres o cuatro frases cortas.'),
					question('¿Qué necesito antes de empezar?', 'Requisitos, documentos, cuentas o aparatos, en una lista.'),
					question('¿Cuánto tarda?', 'Desde el primer paso hasta el resultado; qué lo acelera y qué lo retrasa.'),
				],
			},
			costs: {
				heading: 'Precios y condiciones',
				questions: [
					question('¿Cuánto cuesta?', 'El precio con todos los recargos y su fecha; enlaza las tarifas.'),
					question('¿Cómo puedo pagar?', 'Formas de pago, vencimiento y qué consta en la factura.'),
					question(
						'¿Puedo cancelar o desistir?',
						'Plazo, forma y coste en palabras sencillas; enlaza las condiciones.',
					),
					question('¿Hay descuentos?', 'Para quién, con qué justificante y hasta cuándo.'),
				],
			},
			problems: {
				heading: 'Problemas y ayuda',
				questions: [
					question('¿Qué hago si algo no funciona?', 'Las tres primeras cosas que comprobar, la más probable primero.'),
					question(
						'¿A quién puedo preguntar?',
						'Nombre o equipo, vías de contacto, horario y plazo habitual de respuesta.',
					),
					question(
						'¿Qué pasa con mis datos?',
						'Qué se guarda, dónde, cuánto tiempo y cómo se borra; enlaza la política de privacidad.',
					),
					question(
						'¿Cómo cambio mis datos personales?',
						'Dónde se hace, qué no se puede cambiar y cuándo surte efecto.',
					),
				],
			},
			callToAction: section(
				'¿No está tu pregunta?',
				'Indica una sola vía para hacerla y el plazo de respuesta.',
				'Pide que la formulen con sus palabras; las nuevas se añaden a esta página.',
			),
			checklist: [
				'Cada pregunta está redactada como la hacen los clientes (buscador, correo, teléfono)',
				'Cada respuesta empieza por la respuesta, no por la explicación',
			],
		},
		'landing-page': {
			promise: section(
				'La promesa',
				'Di en diez palabras como mucho qué podrá hacer el visitante o de qué se librará.',
				'Añade una frase: para quién, cómo y en cuánto tiempo.',
				'Coloca aquí el botón, con las palabras de lo que viene después.',
			),
			problem: section(
				'El problema',
				'Describe un momento en que el visitante note el problema, con sus propias palabras.',
				'¿Qué ha intentado ya y por qué no le sirvió?',
				'¿Cuánto le cuesta en tiempo, dinero o nervios dejarlo todo como está?',
			),
			solution: section(
				'La solución',
				'Muestra en tres pasos cómo funciona desde el lado del visitante.',
				'De cada característica, di qué hace más fácil.',
				'Muestra el producto, el lugar o las personas; anota qué imagen.',
				'Di también qué no hace.',
			),
			proof: section(
				'Por qué puedes fiarte',
				'Cita a dos clientes con nombre, oficio y un resultado en cifras, con su permiso.',
				'Nombra pruebas, certificados o cifras que se puedan comprobar.',
				'Pon cara y nombre a quienes están detrás.',
			),
			offer: section(
				'La oferta',
				'Enumera qué está incluido y qué no.',
				'Da el precio completo o cómo se calcula.',
				'Quita el riesgo: prueba, devolución o garantía, con su plazo.',
			),
			questions: [
				question('¿Sirve para mi caso?', 'Dos casos en los que sí y uno en el que no.'),
				question('¿Qué pasa después de apuntarme?', 'La hora, el día y la semana siguientes.'),
				question('¿Y si no me convence?', 'Qué hacer, hasta cuándo y qué se devuelve.'),
				question('¿Cuánto tiempo mío exige?', 'Horas al principio y por semana; di en qué se basa el dato.'),
			],
			callToAction: section(
				'Empieza hoy',
				'Repite la promesa con otras palabras y pon un solo botón, sin segunda opción.',
				'Debajo del botón, quita el último temor: sin tarjeta, cancelación en cualquier momento, respuesta en un día.',
			),
			checklist: [
				'Una página, un objetivo, un solo tipo de botón',
				'La promesa y el botón se ven en el móvil sin desplazarse',
				'La promesa coincide con el anuncio o el enlace que trae hasta aquí',
			],
		},
		recipe: {
			opening: section(
				'Por qué este plato',
				'Describe el sabor, el olor y la textura; nada de contar tu vida.',
				'Di para qué ocasión, estación o apetito es adecuado.',
				'Da el truco del que depende todo.',
			),
			facts: section(
				'Datos clave',
				'Raciones o tamaño del molde, tiempo de trabajo, de reposo y de cocción.',
				'Dificultad, alérgenos y si es vegetariano o vegano.',
			),
			ingredients: section(
				'Ingredientes',
				'Enuméralos en el orden de uso, en gramos y mililitros; cucharadas solo para cantidades pequeñas.',
				'Indica temperatura, porcentaje de grasa o variedad cuando el resultado dependa de ello.',
				'Agrúpalos por partes del plato: masa, relleno, salsa.',
				'Da un sustituto de todo lo que sea difícil de encontrar.',
			),
			method: {
				...section(
					'Preparación',
					'Empieza cada paso por un verbo y da el tiempo y la señal: «8 minutos, hasta que se dore».',
					'Di qué se puede hacer mientras tanto.',
				),
				label: (number) => `Paso ${number}`,
				first: [
					'¿Qué hay que templar, ablandar, poner en remojo o precalentar, y con cuánta antelación?',
					'Escribe la primera acción con la cantidad y el recipiente.',
				],
				middle: [
					[
						'Escribe la acción con el fuego o la velocidad y el tiempo.',
						'¿Qué aspecto, olor o sonido indica que está en su punto?',
					],
					[
						'Escribe la acción; di qué se añade y en qué orden.',
						'¿Qué ocurre si se prolonga demasiado y cómo se salva?',
					],
				],
				last: [
					'Escribe el final: dejar reposar, rectificar de sal, cortar, emplatar.',
					'Di a qué temperatura y con qué se sirve.',
				],
			},
			variations: section(
				'Variantes',
				'Da una variante para otra estación y otra para otra dieta, con las cantidades cambiadas.',
				'Señala cuáles has cocinado tú.',
			),
			storage: section(
				'Conservar y adelantar trabajo',
				'¿Cuántos días se conserva, dónde y en qué recipiente?',
				'¿Se puede congelar y cómo se recalienta?',
				'¿Qué pasos se pueden hacer la víspera?',
			),
			questions: [
				question('¿Puedo doblar las cantidades?', 'Qué se duplica y qué no (molde, tiempo, condimentos).'),
				question('¿Qué puedo omitir?', 'Cada ingrediente prescindible y qué cambia sin él.'),
				question('¿Cómo sé que está hecho?', 'Una señal sin termómetro y la temperatura interior.'),
				question('¿Por qué no me ha salido?', 'Las dos causas más frecuentes y cómo evitarlas.'),
			],
			callToAction: section(
				'¿Lo has probado?',
				'Pide una foto o un cambio que haya funcionado.',
				'Enlaza un plato que lo acompañe o que aproveche las sobras.',
			),
			checklist: [
				'Cada ingrediente aparece en la preparación, y al revés',
				'Cocinado una vez tal como está escrito, con báscula y reloj',
				'Alérgenos indicados',
			],
		},
		'interview-questions': {
			guest: section(
				'La persona y el objetivo',
				'¿Quién es y por qué esta persona, ahora? Dos frases con fuentes.',
				'¿Qué deben saber los lectores después de la entrevista que no esté en ninguna otra parte?',
				'Acuerda de antemano: duración, lugar, grabación y revisión del texto.',
			),
			start: {
				heading: 'Para entrar en materia',
				questions: [
					question(
						'¿Qué ha hecho esta mañana antes de vernos?',
						'Atiende a algún detalle de su día a día al que puedas volver.',
					),
					question(
						'¿Cómo llegó a este campo?',
						'Si la respuesta suena ensayada, pregunta por el momento de la decisión.',
					),
					question(
						'¿Cómo le explica su trabajo a un niño?',
						'Anota las imágenes y comparaciones; dan buenos titulares.',
					),
					question('¿De quién ha aprendido más?', 'Pide una frase de esa persona que se le haya quedado.'),
				],
			},
			core: {
				heading: 'El fondo del asunto',
				questions: [
					question('¿En qué se equivoca la mayoría?', 'Pide un ejemplo y después la prueba.'),
					question('¿Qué es lo que más ha cambiado en los últimos años?', 'Insiste: ¿en qué lo nota y desde cuándo?'),
					question(
						'¿Cómo fue un caso concreto, de principio a fin?',
						'Respeta el orden de los hechos; pregunta horas, lugares y cifras.',
					),
					question('¿Qué decidió y a qué renunció?', 'Insiste: ¿quién estaba en contra y por qué razón?'),
					question(
						'¿Qué no muestran las cifras?',
						'Aguanta el silencio; la mejor respuesta suele llegar en segundo lugar.',
					),
				],
			},
			difficulties: {
				heading: 'Las preguntas incómodas',
				questions: [
					question('¿Qué salió mal y cuánto costó?', 'Pregunta con calma, y otra vez si la respuesta es vaga.'),
					question('¿Qué dicen sus críticos y en qué tienen razón?', 'Ten a mano una cita real con su fuente.'),
					question('¿Qué haría hoy de otra manera?', 'Insiste: ¿qué se lo impidió entonces?'),
					question('¿Quién paga su trabajo?', 'Aclara vínculos e intereses y decláralos a los lectores.'),
				],
			},
			outlook: {
				heading: 'Mirando al futuro',
				questions: [
					question('¿Qué será distinto dentro de cinco años?', 'Pregunta cómo se vería que el pronóstico era falso.'),
					question('¿Qué le aconseja a quien empieza hoy?', 'Pide una acción, no una actitud.'),
					question('¿En qué va a trabajar ahora?', 'Acuerda qué se puede publicar y cuándo.'),
					question('¿Qué debería haberle preguntado?', 'Hazla siempre; deja la grabadora en marcha.'),
				],
			},
			callToAction: section(
				'Después de la entrevista',
				'Indica con un enlace dónde encontrar el trabajo de la persona entrevistada.',
				'Pregunta a los lectores qué habrían preguntado ellos.',
			),
			checklist: [
				'El permiso para grabar y publicar consta por escrito',
				'Ninguna pregunta se puede responder solo con sí o no',
				'Las respuestas abreviadas conservan su sentido; los cortes se han acordado',
			],
		},
		newsletter: {
			subject: section(
				'Asunto y texto de vista previa',
				'Escribe tres asuntos de 50 caracteres como mucho: utilidad, curiosidad, novedad. Quédate con uno.',
				'Escribe un texto de vista previa que continúe el asunto en lugar de repetirlo.',
			),
			greeting: section(
				'Saludo',
				'Una frase sobre lo ocurrido desde el último número.',
				'Una frase sobre lo que trae este y a quién le interesa.',
			),
			mainStory: section(
				'El tema principal',
				'Empieza por la novedad o su utilidad, no por cómo surgió.',
				'Cuenta una sola cosa, en tres a cinco párrafos; el resto, enlazado.',
				'Incluye una cita, una cifra o una imagen que apetezca compartir.',
				'Termina con el único enlace que lleva más allá.',
			),
			brief: section(
				'En breve',
				'De tres a cinco notas de dos frases: qué hay de nuevo, por qué importa y enlace.',
				'Da las fechas con día de la semana, hora y lugar.',
			),
			recommendation: section(
				'Recomendación',
				'Algo que no sea tuyo: un libro, un artículo, una herramienta o un lugar.',
				'Di en dos frases por qué; declara cualquier pago.',
			),
			callToAction: section(
				'Una sola petición',
				'Pide una única acción: responder, apuntarse, comprar o reenviar.',
				'Di qué ocurre después del clic.',
			),
			farewell: section(
				'Hasta la próxima',
				'Adelanta la fecha o el tema del próximo número.',
				'Firma con un nombre; da una dirección para responder.',
			),
			checklist: [
				'Incluye el enlace de baja y la dirección completa del remitente',
				'Envío de prueba leído en el móvil, con las imágenes desactivadas',
			],
		},
	},
};
