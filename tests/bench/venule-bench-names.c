/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-bench-names.h"

#include <string.h>

/* A country's names: those that many have, the most frequent first, and what rarer ones are put together from. */
typedef struct
{
  guint weight;
  const char *given;
  const char *family;
  const char *beginnings;
  const char *middles;
  const char *endings;
} Country;

static const Country countries[] = {
  { 46,
    "Mary Margaret Susan John David Sarah Anne Karen James Elizabeth Emma Helen Paul Jane Michael Julie Andrew Joanne "
    "Peter Linda Claire Stephen Rachel Catherine Rebecca Mark Lisa Robert Alison Louise Janet Laura Christine Hannah "
    "Sally Robin Lesley Fiona Heather Gillian Charlotte Sophie Amelia Olivia Poppy Isla Freya Evie Grace Ruby Daisy",
    "Smith Jones Williams Taylor Davies Brown Evans Wilson Thomas Johnson Roberts Walker Wright Robinson Thompson "
    "White "
    "Hughes Edwards Green Hall Wood Harris Lewis Martin Jackson Clarke Clark Turner Hill Scott Cooper Morris Ward "
    "Moore "
    "King Watson Baker Harrison Morgan Patterson Allen Young Mitchell James Anderson Phillips Lee Bell Parker Davis",
    "Ash Ald Bar Beck Black Brad Bram Bur Cald Car Chat Clay Cor Cram Dal Den Dray Dun Ed Ells Fair Fen Gar Glad Gold "
    "Had Hal Har Haw Hay Hazel Hether Hol Hunt Ing Kel Kings Lam Lang Lav Lind Lock Mar Mel Mid Mil Nor North Oak Os "
    "Pem "
    "Pick Prest Quin Rad Red Ring Rock Row Rush Sand Sel Shel Sher Stan Stock Sut Swin Tal Thorn Til Tre Un Wake Wal "
    "Wam West Whit Win Wood Wyn Yar",
    "- er ing en e a or ber ering el",
    "ford ton ley wood worth ham son man well field combe bridge stone brook land hurst croft gate bourne by thorpe "
    "shaw low grove mere cliffe dale den burn head side ridge wick stead more kin sett smith" },
  { 12,
    "Anna Katarzyna Małgorzata Agnieszka Barbara Ewa Krzysztof Piotr Elżbieta Zofia Łucja Paweł Jadwiga Grażyna Bożena "
    "Halina Wiesława Żaneta Świętosława Bogumiła Stanisława Czesława Michał Tomasz Jacek Wojciech",
    "Nowak Kowalska Wiśniewska Wójcik Kowalczyk Kamińska Lewandowska Zielińska Szymańska Woźniak Dąbrowska Kozłowska "
    "Jankowska Mazur Kwiatkowska Krawczyk Piotrowska Grabowska Pawłowska Michalska Łukasik Żółć",
    "Bab Bart Bial Bog Bor Brzoz Buk Cich Cz Dom Drozd Dub Dziew Fil Gaj Gawr Gor Grab Gwiazd Jabł Jan Jasz Kam Kap "
    "Klim Kop Kos Kraj Krup Kub Kuch Lask Leś Lip Łab Łoz Maj Mał Mich Mod Mroz Niedźw Olsz Orł Ost Pak Pęk Piątk Pod "
    "Raj Rog Rud Ryb Sad Sień Skrzyp Sob Sosn Staw Strz Such Szcz Świd Tar Tom Turk Uj Wal Wąs Wierz Wil Wron Zaj Zar "
    "Zawad Żab Żuraw",
    "- al ar ez ol in er ow ik",
    "owski owska iński ińska icki icka ewicz owicz czyk iak ak ek ka ec as uk un asz yk yński yńska" },
  { 14,
    "Mohammed Fatima Muhammad Aisha Priya Ayesha Amina Sunita Zainab Harpreet Anjali Khadija Meena Deepa Rukhsana "
    "Shabnam "
    "Parveen Lakshmi Gurpreet Nasreen Sadia Kavita Jaspreet Ravi Imran Sanjay Abdul Usman",
    "Khan Patel Singh Kaur Ali Ahmed Begum Hussain Shah Sharma Akhtar Mahmood Iqbal Malik Chaudhry Bibi Rahman Gupta "
    "Rashid Mehta Desai Joshi Reddy Nair Iyer Banerjee Chatterjee Mukherjee Bhatt Siddiqui",
    "Aga Anand Bal Bhan Bhat Chand Chakra Dal Das Dev Dhar Far Gan Ghul Gobind Gul Haq Har Hari Iqb Jag Jahan Kal Kar "
    "Khush Krish Lal Mah Man Mir Mukh Nand Naray Nar Pad Par Prab Raj Ram Rang Sah Sar Shan Shiv Sid Sri Sub Sur Taj "
    "Tal Thak Tri Ven Vij Vish Yad Yus Zaf Zah",
    "- a i u esh in am ar en",
    "wal kar bhai dar pal deo nath das want jit preet deep inder an appa swamy raj ullah uddin mani prasad gar jee "
    "lingam murthy rao vala wala war kumar" },
  { 8,
    "Oluwaseun Chioma Ngozi Adebayo Folake Chinedu Amara Yetunde Kwame Akosua Abena Kofi Ifeoma Blessing Patience "
    "Temitope Emeka Funmilayo Obinna Adaeze",
    "Okafor Adeyemi Mensah Okonkwo Owusu Balogun Eze Osei Nwosu Boateng Obi Adebayo Asante Ogunleye Abubakar Danso "
    "Onyango Mwangi Otieno Kamau",
    "Ade Olu Ogun Ayo Aki Fola Ola Oye Omo Bam Baba Chi Chuk Ene Eze Ife Iro Kele Nna Nwa Obi Oko Onye Ope Oro Osa "
    "Temi Tolu Udo Ugo Uche Zi Kwa Nya Oti Och",
    "- bi da fe gba ka la ma ni ra so ta wa yi de ke lu mo no re si wu",
    "yemi wale bayo tunde sola sanya bola nike kunle segun bisi gbenga wuyi chukwu nna eze ka for ora ene ike uche ana "
    "olisa ezi oma amaka dozie biara ugo mba" },
  { 8,
    "Maria Hans Ursula Jürgen Anneliese Jörg Käthe Günther Søren Åsa Bjørn Ingrid Solveig François Hélène Chloé Zoë "
    "Renée Inés José Begoña Mª Conceição João Giulia Niccolò Ilse Anke Dörte",
    "Müller Schmidt Schneider Fischer Weber Meyer Wagner Schulz Hansen Sørensen Jørgensen Østergaard Lindström Åberg "
    "García Martínez Fernández Rodríguez López Rossi Russo Ferrari Dubois Lefèvre Moreau Groß Weiß Strauß Gonçalves",
    "Alt Aue Bach Bau Ber Birk Blum Brand Brau Buch Burg Dorn Eber Eich Eisen Fal Feld Fink Frei Gold Grün Hart Hein "
    "Herz Hirsch Hof Holz Kai Kess Klein Kohl König Kraft Kron Lang Linden Löwen Mühl Neu Nieder Ober Oster Rei Rosen "
    "Roth Sal Schön Schwarz Silber Sonnen Stein Stern Strau Thal Vogel Wald Wei Wester Winter Wolf Zell Zimmer",
    "- en er el in es ig",
    "bach berg mann meyer hauer stein thal feld baum burger dorfer huber bauer müller gruber hofer lechner schmied "
    "wald brunn holz hauser reuter kamp horst sen ström qvist gård lund ova ini etti elli" },
  { 6,
    "Ayşe Mehmet Fatma Zeynep Gülşen Hülya Çiğdem Özlem Ümit İbrahim Emine Şebnem Yağmur Tuğba Eleni Georgios Despina "
    "Nikolaos Vasiliki",
    "Yılmaz Kaya Demir Şahin Çelik Yıldız Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Papadopoulos Georgiou "
    "Ioannidis Nikolaidis",
    "Ak Al Alt Ay Bal Boz Can Çak Çam Dağ Del Deniz Er Gök Gül Gün İn Kap Kara Kaş Kır Kız Koç Kör Kum Kurt Mut Ok "
    "Öz Pek Sar Sel Taş Tek Top Tur Uç Ulu Uz Ün Yal Yaz Yeş Yol Yurt Anast Christ Dim Kon Papa Stam Theo",
    "- a e ı u in an er",
    "oğlu can er demir taş kaya türk bey baş soy sal gün gül tekin han dağ su yol göz kan mez maz opoulos idis akis "
    "atos elis aras" },
  { 4, "Wei Xiu Mei Li Na Jing Hong Min Yan Ling Thi Lan Nguyet Siu Ka Ming Hui",
    "Wang Li Zhang Chen Liu Nguyen Tran Le Pham Wong Chan Cheung Ng Lam Leung Ho Tang",
    "B Ch D F G H J K L M N P Q R Sh T W X Y Zh", "a e i o u ao ai ei ia ie iu ua ui uo", "n ng - o i u" },
  { 2, "محمد فاطمة أحمد عائشة مريم يوسف زينب Мария Анна Ольга Светлана Олена Сергій Дмитрий Юлия 美玲 建国 Γεωργία",
    "الحسن إبراهيم العلي الخطيب منصور Иванова Петрова Шевченко Коваленко Кузнецова Соколова 王 李 陳 Παπαδόπουλος",
    "Алекс Анто Бел Бог Бор Вас Вол Гав Гор Дан Дем Ефим Жук Зах Кир Коз Кон Лаз Лук Мак Мар Мел Ник Ост Пав Пан Сав "
    "Сид Тар Тим Фед Хар Яков",
    "- ан ар ен ов ин", "енко чук ова ина ская ский ук ин ко юк" },
};

static const char *
pick (const char *list, double at, gsize *length)
{
  gsize n = 1, wanted;
  const char *p = list;

  for (const char *q = list; *q != '\0'; q++)
    n += *q == ' ';
  wanted = MIN ((gsize) (at * (double) n), n - 1);
  for (; wanted > 0; wanted--)
    p = strchr (p, ' ') + 1;
  *length = strcspn (p, " ");
  return p;
}

static void
append (GString *name, const char *list, double at)
{
  gsize length;
  const char *word = pick (list, at, &length);

  if (*word != '-')
    g_string_append_len (name, word, (gssize) length);
}

/* The first of a list are the most frequent. */
static double
skew (GRand *rand)
{
  double at = g_rand_double (rand);

  return at * at * at;
}

static void
append_family (GString *name, const Country *country, GRand *rand)
{
  if (g_rand_int_range (rand, 0, 100) < 55)
    {
      append (name, country->family, skew (rand));
      return;
    }
  append (name, country->beginnings, g_rand_double (rand));
  append (name, country->middles, g_rand_double (rand) * g_rand_double (rand));
  append (name, country->endings, g_rand_double (rand));
}

static const Country *
pick_country (GRand *rand)
{
  gint32 at = g_rand_int_range (rand, 0, 100);
  gsize i = 0;

  for (; i + 1 < G_N_ELEMENTS (countries) && at >= (gint32) countries[i].weight; i++)
    at -= (gint32) countries[i].weight;
  return &countries[i];
}

static void
append_given (GString *name, const Country *country, GRand *rand)
{
  append (name, country->given, skew (rand));
  if (g_rand_int_range (rand, 0, 100) < 12)
    {
      g_string_append_c (name, ' ');
      append (name, country->given, g_rand_double (rand));
    }
  else if (g_rand_int_range (rand, 0, 100) < 8) /* a short or a foreign form that few have */
    append (name, country->endings, g_rand_double (rand));
}

VenuleCard *
venule_bench_names_make_patient (GRand *rand, guint number)
{
  VenuleCard *card = venule_card_new ();
  const Country *country = pick_country (rand);
  g_autoptr (GString) given = g_string_new (NULL);
  g_autoptr (GString) family = g_string_new (NULL);

  append_given (given, country, rand);
  append_family (family, country, rand);
  if (g_rand_int_range (rand, 0, 100) < 7)
    {
      g_string_append_c (family, '-');
      append_family (family, g_rand_boolean (rand) ? country : pick_country (rand), rand);
    }
  g_free (card->given_name);
  card->given_name = g_strdup (given->str);
  g_free (card->family_name);
  card->family_name = g_strdup (family->str);
  g_free (card->number);
  card->number = g_strdup_printf ("TV-%07u", number);
  if (g_rand_int_range (rand, 0, 100) < 70)
    {
      g_free (card->nhs_number);
      card->nhs_number
          = g_strdup_printf ("%u%09u", g_rand_int_range (rand, 4, 8), g_rand_int_range (rand, 0, 1000000000));
    }
  g_free (card->protocol);
  card->protocol = g_strdup ("thread-veins");
  card->born = venule_civil_date_new (1932, 1, 1) + (guint32) g_rand_int_range (rand, 0, 27500);
  return card;
}
