import { type Locale, list } from "./locale";

export const es: Locale = {
  code: "es",
  weight: 24,
  countries: [
    { country: "ES", timezone: "Europe/Madrid" },
    { country: "MX", timezone: "America/Mexico_City" },
    { country: "CO", timezone: "America/Bogota" },
    { country: "AR", timezone: "America/Argentina/Buenos_Aires" },
    { country: "CL", timezone: "America/Santiago" },
  ],
  places: list(
    "Chamberí|Triana|Zaragoza|Burgos|Gijón|Oviedo|Santander|Logroño|Pamplona|Getafe|Murcia|Cartagena|Málaga|Ronda|Jaén|Cádiz|Huelva|Cáceres|Toledo|Cuenca|Soria|Ávila|León|Zamora|Teruel|Albacete|Almería|Vigo|Lugo|Getxo|Valdivia@CL|Puebla@MX|Medellín@CO|Rosario@AR|Mérida@MX|Segovia|Leganés|Lorca|Motril|Elche",
  ),
  streets: list(
    "calle Mayor|calle del Prado|avenida de la Paz|calle Arenal|plaza de España|calle de Alcalá|calle Real|paseo del Río|calle Nueva|avenida Andalucía|calle San Juan|calle de la Luna|plaza del Carmen|calle Cervantes|calle Goya|ronda Norte|calle del Olmo|calle Jardines|calle de la Rosa|avenida del Puerto|calle Serrano|calle Larga",
  ),
  words: list(
    "El Olivar|Nuevo Amanecer|La Dehesa|Los Arces|Sierra Clara|El Encinar|La Noria|Tierra Viva|Las Salinas|Puente Alto|La Solana|El Trigal|Monte Verde|Los Almendros|Valle Hondo|La Colmena|El Faro|Brisa del Sur|Siete Fuentes|Río Chico|La Encomienda|El Mirador|Camino Real|La Higuera",
  ),
  trades: list(
    "Docentes|Médicos|Enfermería|Arquitectos|Farmacéuticos|Abogados|Periodistas|Ingenieros|Veterinarios|Psicólogos|Fisioterapeutas|Ferroviarios|Economistas|Bomberos",
  ),
  sports: list("Baloncesto|Balonmano|Natación|Fútbol Sala|Hockey|Voleibol|Atletismo|Remo|Tenis|Ajedrez|Judo|Pádel"),
  firstNames: list(
    "Lucía|Javier|Carmen|Álvaro|Elena|Manuel|Pilar|Diego|Rocío|Andrés|Teresa|Rubén|Marta|Sergio|Inés|Hugo",
  ),
  surnames: list(
    "García|Arce|Romero|Navarro|Ortega|Molina|Castro|Iglesias|Herrera|Medina|Cortés|Lozano|Cano|Prieto|Vega|Pascual|Reyes|Ibáñez|Carrasco|Montero",
  ),
  names: {
    association: list(
      "Comunidad de Propietarios {street} {n}|Comunidad de Propietarios {street} {n}|Asociación de Vecinos de {place}|AMPA Colegio {word} de {place}|Asociación Cultural {word}|Peña {word} de {place}",
    ),
    company: list("{word} Servicios SL|{surname} y {surname} Abogados SLP|Grupo {surname} {place}"),
    cooperative: list(
      "Cooperativa de Viviendas {word}|Cooperativa Agraria de {place}|{word} Sociedad Cooperativa|Cooperativa Olivarera {place}",
    ),
    government: list("Ayuntamiento de {place}|Mancomunidad de {place}|Presupuestos Participativos de {place}"),
    others: list("Fundación {word}|Casino de {place}|Fundación {surname} {surname}"),
    political_party: list("Agrupación {word} de {place}|{word} por {place}"),
    professional_body: list("Colegio de {trade} de {place}|Asociación Profesional de {trade} de {place}"),
    sports_club: list(
      "Club {sport} {place}|Unión Deportiva {place}|Real Club de {sport} de {place}|Club Deportivo {word}",
    ),
    union: list("Sindicato de {trade} de {place}|Sección Sindical {trade} {place}"),
  },
  customers: {
    association: list("Administraciones {surname}|Fincas {surname} y {surname}|Grupo {surname}"),
    company: list("{surname} Asesores|Grupo {surname}"),
    cooperative: list("Unión de Cooperativas de {place}|Federación Cooperativa {word}"),
    government: list("Consorcio Digital de {place}|Diputación de {place}"),
    others: list("Red de Fundaciones {word}|Casinos de {place}"),
    political_party: list("Movimiento {word}|Alianza {word}"),
    professional_body: list("Consejo General de {trade}|Unión Profesional de {place}"),
    sports_club: list("Federación de {sport} de {place}|Clubes Unidos de {place}"),
    union: list("Confederación Sindical {word}|Unión Sindical de {place}"),
  },
  descriptions: list(
    "Comunidad de vecinos.|Entidad sin ánimo de lucro.|Votaciones de la asamblea y de la junta directiva.",
  ),
  elections: list(
    "Junta general ordinaria|Elección de la junta directiva|Presupuesto anual|Consulta a los socios|Reforma de estatutos",
  ),
  questions: list(
    "¿Aprueba las cuentas?|¿Aprueba el presupuesto?|¿Apoya la candidatura?|¿Aprueba la derrama?|¿Aprueba los nuevos estatutos?",
  ),
  choices: list("Sí|No|Abstención"),
};
