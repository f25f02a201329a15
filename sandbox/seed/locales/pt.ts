import { type Locale, list } from "./locale";

export const pt: Locale = {
  code: "pt",
  weight: 7,
  countries: [
    { country: "PT", timezone: "Europe/Lisbon" },
    { country: "BR", timezone: "America/Sao_Paulo" },
  ],
  places: list(
    "Braga|Évora|Coimbra|Aveiro|Faro|Tavira|Setúbal|Sintra|Tomar|Viseu|Guarda|Leiria|Beja|Óbidos|Lagos|Chaves|Cascais|Olinda@BR|Paraty@BR|Santos@BR|Niterói@BR|Recife@BR|Natal@BR|Gramado@BR|Ilhéus@BR|Campinas@BR|Sorocaba@BR|Pelotas@BR|Lamego|Silves|Mafra|Fátima|Elvas|Portimão|Espinho|Caminha|Joinville@BR|Londrina@BR|Maringá@BR|Itajaí@BR",
  ),
  streets: list(
    "rua das Flores|rua Augusta|largo do Carmo|avenida da Liberdade|rua do Sol|rua Direita|travessa do Mar|rua da Fonte|praça da República|rua Nova|rua do Moinho|alameda dos Plátanos|rua da Igreja|rua das Oliveiras|rua do Porto|avenida Central|rua da Alegria|rua Camões|rua de Santa Clara|beco do Forno|rua da Praia|rua Alta",
  ),
  words: list(
    "Boa Vista|Terra Nova|Maré Alta|O Farol|Raízes|Pinhal Novo|Alvorada|Sete Colinas|Porto Seguro|Rio Claro|Vale Verde|Horizonte|Casa Comum|Mar Azul|Bom Caminho|Serra Alta|Pedra Lisa|Nascente|Ponte Nova|Laranjal|Ilha Verde|Castanheira|Sobreiro|Ribeira",
  ),
  trades: list(
    "Professores|Médicos|Enfermeiros|Arquitetos|Farmacêuticos|Advogados|Jornalistas|Engenheiros|Veterinários|Psicólogos|Ferroviários|Estivadores|Contabilistas|Biólogos",
  ),
  sports: list("Basquetebol|Andebol|Natação|Futsal|Hóquei|Voleibol|Atletismo|Remo|Ténis|Xadrez|Judo|Surf"),
  firstNames: list(
    "Inês|João|Beatriz|Tiago|Marta|Rui|Leonor|Miguel|Catarina|Duarte|Sofia|Nuno|Rita|Vasco|Helena|Gonçalo",
  ),
  surnames: list(
    "Silva|Almeida|Carvalho|Teixeira|Moreira|Nogueira|Pinto|Barros|Cardoso|Matos|Queirós|Rocha|Tavares|Vieira|Azevedo|Coelho|Faria|Lopes|Monteiro|Neves",
  ),
  names: {
    association: list(
      "Condomínio {street} {n}|Condomínio {street} {n}, {place}|Associação de Moradores de {place}|Associação de Pais {word}|Associação Cultural {word} de {place}",
    ),
    company: list("{word} Serviços Lda|{surname} & {surname} Advogados|Grupo {surname} {place}"),
    cooperative: list("Cooperativa de Habitação {word}|Adega Cooperativa de {place}|{word} CRL"),
    government: list("Câmara Municipal de {place}|Junta de Freguesia de {place}|Orçamento Participativo de {place}"),
    others: list("Fundação {word}|Casa do Povo de {place}"),
    political_party: list("Núcleo {word} de {place}|{word} por {place}"),
    professional_body: list("Ordem dos {trade} de {place}|Associação dos {trade} de {place}"),
    sports_club: list("Clube de {sport} de {place}|Sporting Clube de {place}|Clube Naval de {place}"),
    union: list("Sindicato dos {trade} de {place}|Secção dos {trade} de {place}"),
  },
  customers: {
    association: list("Gestão {surname}|Condomínios {surname} & {surname}|{word} Condomínios"),
    company: list("{surname} Consultores|Grupo {surname}"),
    cooperative: list("União de Cooperativas de {place}|Rede {word}"),
    government: list("Comunidade Intermunicipal de {place}|Área Metropolitana de {place}"),
    others: list("Rede {word}|Casas do Povo de {place}"),
    political_party: list("Movimento {word}|Aliança {word}"),
    professional_body: list("Conselho Nacional dos {trade}|Ordens Unidas de {place}"),
    sports_club: list("Federação de {sport}|Associação de {sport} de {place}"),
    union: list("União dos Sindicatos de {place}|Federação dos {trade}"),
  },
  descriptions: list(
    "Condomínio residencial.|Associação sem fins lucrativos.|Votações da assembleia geral e da direção.",
  ),
  elections: list("Assembleia geral|Eleição da direção|Orçamento anual|Consulta aos sócios|Revisão dos estatutos"),
  questions: list("Aprova as contas?|Aprova o orçamento?|Apoia a lista?|Aprova as obras?|Aprova os novos estatutos?"),
  choices: list("Sim|Não|Abstenção"),
};
