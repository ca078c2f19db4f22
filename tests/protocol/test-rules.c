/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-test-rules.h"

#define NO      VENULE_NO
#define UNKNOWN VENULE_UNKNOWN
#define YES     VENULE_YES

typedef struct
{
  const char *answers;
  const char *rules;
  VenuleTruth expected;
} Case;

#define S            "session[s1]; "
#define GIVEN        S "session[s1]/given=yes; "
#define SHOT         GIVEN "session[s1]/injected[i1]; session[s1]/injected[i1]/"
#define SECOND       "session[s1]/injected[i2]; session[s1]/injected[i2]/"
#define YES_RULE     "<answered answer='health/born'/>"
#define NO_RULE      "<answered answer='note'/>"
#define UNKNOWN_RULE "<is answer='health/smoker'>yes</is>"
#define BORN         "health/born=1968-04-09; "

/* The one answer that each of the three rules above reads makes it yes, no and unknown. */
static const Case kleene[] = {
  { BORN, "", YES },
  { BORN, YES_RULE YES_RULE, YES },
  { BORN, YES_RULE UNKNOWN_RULE, UNKNOWN },
  { BORN, UNKNOWN_RULE NO_RULE, NO },
  { BORN, "<any>" NO_RULE NO_RULE "</any>", NO },
  { BORN, "<any>" NO_RULE UNKNOWN_RULE "</any>", UNKNOWN },
  { BORN, "<any>" UNKNOWN_RULE YES_RULE "</any>", YES },
  { BORN, "<not>" YES_RULE "</not>", NO },
  { BORN, "<not>" NO_RULE "</not>", YES },
  { BORN, "<not>" UNKNOWN_RULE "</not>", UNKNOWN },
  { BORN, "<not>" YES_RULE NO_RULE "</not>", YES },
  { BORN, "<any><all>" YES_RULE NO_RULE "</all><all>" YES_RULE UNKNOWN_RULE "</all></any>", UNKNOWN },
  { "health/thinner=yes", "<rule ref='thinned'/>", YES },
  { "health/thinner=yes", "<rule ref='calm'/>", NO },
  { "health/thinner=no", "<rule ref='calm'/>", YES },
  { "", "<rule ref='calm'/>", UNKNOWN },
};

static const Case words[] = {
  { "health/thinner=yes", "<is answer='health/thinner'>yes</is>", YES },
  { "health/thinner=no", "<is answer='health/thinner'>yes</is>", NO },
  { "", "<is answer='health/thinner'>yes</is>", UNKNOWN },
  { "scan/status=declined", "<is answer='scan/status'>done declined</is>", YES },
  { "plan/reasons=looks ache", "<is answer='plan/reasons'>ache</is>", YES },
  { "plan/reasons=looks", "<is answer='plan/reasons'>ache</is>", NO },
  { "", "<is answer='plan/reasons'>ache</is>", UNKNOWN },
  { "health/language=pl", "<is answer='health/language'>pl ar</is>", YES },
  { "health/language=en-GB", "<is answer='health/language'>pl ar</is>", NO },
  { "plan/area=left/knee", "<is answer='plan/area'>knee</is>", YES },
  { "plan/area=left/knee", "<is answer='plan/area' leg='left'>knee calf</is>", YES },
  { "plan/area=left/knee", "<is answer='plan/area' leg='right'>knee calf</is>", NO },
  { "plan/area=left/knee right/calf", "<is answer='plan/area' leg='right'>knee</is>", NO },
  { "", "<is answer='plan/area' leg='right'>knee</is>", UNKNOWN },
  { "vein[v1]; vein[v1]/leg=left; vein[v1]/site=knee", "<some of='vein'><is answer='site'>knee</is></some>", YES },
  { "vein[v1]; vein[v1]/leg=left; vein[v1]/site=knee", "<some of='vein'><is answer='site' leg='left'>knee</is></some>",
    YES },
  { "vein[v1]; vein[v1]/leg=left; vein[v1]/site=knee", "<some of='vein'><is answer='site' leg='right'>knee</is></some>",
    NO },
  { "vein[v1]; vein[v1]/site=knee", "<some of='vein'><is answer='site' leg='left'>knee</is></some>", UNKNOWN },
  { SHOT "product=alpha", "<some of='session/injected'><is answer='product/for-veins'>reticular</is></some>", YES },
  { SHOT "product=alpha", "<some of='session/injected'><is answer='product/for-veins'>trunk</is></some>", NO },
  { SHOT "product=beta", "<some of='session/injected'><is answer='product/for-veins'>trunk</is></some>", UNKNOWN },
  { "health/thinner=no", "<answered answer='health/thinner'/>", YES },
  { "", "<answered answer='health/thinner'/>", NO },
  { "", "<answered answer='clinic/phone'/>", YES },
  { "", "<answered answer='clinic/fax'/>", NO },
  { "", "<answered answer='session/given'/>", NO },
};

static const Case sets[] = {
  { "health/weight=80; health/usual-weight=80.0", "<is answer='health/weight' equals='health/usual-weight'/>", YES },
  { "health/weight=80; health/usual-weight=80.5", "<is answer='health/weight' equals='health/usual-weight'/>", NO },
  { "health/weight=80", "<is answer='health/weight' equals='health/usual-weight'/>", UNKNOWN },
  { S "session[s1]/date=2026-11-02; scan/date=2026-11-02", "<is answer='session/date' equals='scan/date'/>", YES },
  { S "session[s1]/area=left/knee; plan/area=left/knee right/calf", "<is answer='session/area' within='plan/area'/>",
    YES },
  { S "session[s1]/area=left/knee left/calf; plan/area=left/knee", "<is answer='session/area' within='plan/area'/>",
    NO },
  { S "session[s1]/area=left/knee left/calf; plan/area=left/knee", "<is answer='session/area' among='plan/area'/>",
    YES },
  { S "session[s1]/area=right/knee; plan/area=left/knee", "<is answer='session/area' among='plan/area'/>", NO },
  { S "session[s1]/area=right/knee", "<is answer='session/area' among='plan/area'/>", UNKNOWN },
  { S "session[s1]/area=left/knee left/calf; plan/area=left/calf left/knee",
    "<is answer='session/area' equals='plan/area'/>", YES },
  { S "session[s1]/area=left/knee; plan/area=left/calf left/knee", "<is answer='session/area' equals='plan/area'/>",
    NO },
  /* A leg that stands beside its areas goes with them. */
  { "vein[v1]; vein[v1]/leg=left; vein[v1]/site=knee; plan/area=left/knee",
    "<some of='vein'><is answer='site' among='plan/area'/></some>", YES },
  { "vein[v1]; vein[v1]/leg=right; vein[v1]/site=knee; plan/area=left/knee",
    "<some of='vein'><is answer='site' among='plan/area'/></some>", NO },
  { "vein[v1]; vein[v1]/site=knee; plan/area=left/knee", "<some of='vein'><is answer='site' among='plan/area'/></some>",
    UNKNOWN },
  /* "both" covers left and right, but is neither word. */
  { GIVEN "session[s1]/stocking-leg=both; vein[v1]; vein[v1]/leg=left",
    "<some of='vein'><is answer='leg' among='session/stocking-leg'/></some>", YES },
  { GIVEN "session[s1]/stocking-leg=right; vein[v1]; vein[v1]/leg=left",
    "<some of='vein'><is answer='leg' among='session/stocking-leg'/></some>", NO },
  { GIVEN "session[s1]/stocking-leg=both; vein[v1]; vein[v1]/leg=left",
    "<some of='vein'><is answer='session/stocking-leg' within='leg'/></some>", NO },
  { GIVEN "session[s1]/stocking-leg=both", "<is answer='session/stocking-leg'>left</is>", NO },
  { SHOT "product=alpha; plan/product=alpha",
    "<some of='session/injected'><is answer='product' equals='plan/product'/></some>", YES },
  { SHOT "product=alpha; session[s1]/injected[i1]/vein=v1; vein[v1]; vein[v1]/kind=trunk",
    "<some of='session/injected'><not><is answer='vein/kind' among='product/for-veins'/></not></some>", YES },
};

/* So much at each site, over so many sites. */
#define SITES(volume, sites)                                                                                           \
  SHOT "product=alpha; session[s1]/injected[i1]/form=liquid; session[s1]/injected[i1]/volume=" volume                  \
       "; session[s1]/injected[i1]/sites=" sites
#define PER_SITE                                                                                                       \
  "<some of='session/injected'><number answer='volume' more-than='product/site-ml' times='sites'/></some>"

static const Case multiples[] = {
  { SITES ("0.3", "1"), PER_SITE, NO },
  { SITES ("0.35", "1"), PER_SITE, YES },
  { SITES ("2.1", "7"), PER_SITE, NO },
  { SITES ("2.11", "7"), PER_SITE, YES },
  { SITES ("60", "200"), PER_SITE, NO },
  { SITES ("60", "199"), PER_SITE, YES },
  /* Whatever of the three is missing, nothing is known. */
  { SHOT "product=alpha; session[s1]/injected[i1]/form=liquid; session[s1]/injected[i1]/volume=60", PER_SITE, UNKNOWN },
  { SHOT "product=alpha; session[s1]/injected[i1]/form=liquid; session[s1]/injected[i1]/sites=1", PER_SITE, UNKNOWN },
  { SHOT "product=beta; session[s1]/injected[i1]/volume=60; session[s1]/injected[i1]/sites=1", PER_SITE, UNKNOWN },
  { "health/weight=160; health/usual-weight=80",
    "<number answer='health/weight' at-least='health/usual-weight' times='2'/>", YES },
  { "health/weight=160.1; health/usual-weight=80",
    "<number answer='health/weight' at-most='health/usual-weight' times='2'/>", NO },
  { "health/weight=30", "<number answer='health/weight' more-than='7' times='-1'/>", YES },
  { "health/weight=60; plan/area=left/knee right/knee",
    "<number answer='health/weight' more-than='30' times='plan/area'/>", NO },
  { "health/weight=60; plan/area=left/knee", "<number answer='health/weight' more-than='30' times='plan/area'/>", YES },
  { "health/weight=60", "<number answer='health/weight' more-than='30' times='plan/area'/>", UNKNOWN },
  /* More than can be held is no number, whichever way it is compared. */
  { "health/weight=60", "<number answer='health/weight' less-than='999999999999' times='4000000'/>", UNKNOWN },
  { "health/weight=60", "<number answer='health/weight' more-than='-999999999999' times='4000000'/>", UNKNOWN },
  { "health/weight=60", "<number answer='health/weight' less-than='1' times='4000001'/>", UNKNOWN },
};

static const Case numbers[] = {
  { "health/weight=80", "<number answer='health/weight' at-least='80'/>", YES },
  { "health/weight=80", "<number answer='health/weight' more-than='80'/>", NO },
  { "health/weight=80", "<number answer='health/weight' at-most='80'/>", YES },
  { "health/weight=80", "<number answer='health/weight' less-than='80'/>", NO },
  { "health/weight=79.9", "<number answer='health/weight' less-than='80'/>", YES },
  { "health/weight=80.1", "<number answer='health/weight' at-most='80'/>", NO },
  { "", "<number answer='health/weight' at-most='80'/>", UNKNOWN },
  { "health/weight=81; health/usual-weight=80", "<number answer='health/weight' more-than='health/usual-weight'/>",
    YES },
  { "health/weight=81", "<number answer='health/weight' more-than='health/usual-weight'/>", UNKNOWN },
  { GIVEN "session[s1]/stocking-days=14",
    "<number answer='session/stocking-days' at-least='clinic/days-before-flying'/>", YES },
  { GIVEN "session[s1]/stocking-days=13",
    "<number answer='session/stocking-days' at-least='clinic/days-before-flying'/>", NO },
  { SHOT "product=alpha; session[s1]/injected[i1]/volume=7",
    "<some of='session/injected'><number answer='volume' more-than='product/max-ml'/></some>", NO },
  { SHOT "product=alpha; session[s1]/injected[i1]/volume=7; session[s1]/injected[i1]/form=foam",
    "<some of='session/injected'><number answer='volume' more-than='product/max-ml'/></some>", YES },
  { SHOT "product=beta; session[s1]/injected[i1]/volume=7",
    "<some of='session/injected'><number answer='volume' more-than='product/max-ml'/></some>", UNKNOWN },
};

static const Case dates[] = {
  { "scan/date=2026-11-21", "<date answer='scan/date' before='today'/>", YES },
  { "scan/date=2026-11-22", "<date answer='scan/date' before='today'/>", NO },
  { "scan/date=2026-11-22", "<date answer='scan/date' on-or-before='today'/>", YES },
  { "scan/date=2026-11-22", "<date answer='scan/date' on='2026-11-22'/>", YES },
  { "scan/date=2026-11-23", "<date answer='scan/date' on-or-after='today'/>", YES },
  { "scan/date=2026-11-22", "<date answer='scan/date' after='today'/>", NO },
  { "", "<date answer='scan/date' after='today'/>", UNKNOWN },
  { "scan/date=2026-05-21", "<date answer='scan/date' before='today' plus-months='-6'/>", YES },
  { "scan/date=2026-05-22", "<date answer='scan/date' before='today' plus-months='-6'/>", NO },
  { "scan/date=2026-02-28", "<date answer='scan/date' on='2025-11-30' plus-months='3'/>", YES },
  { "scan/date=2026-03-01", "<date answer='scan/date' on='2025-11-30' plus-months='3' plus-days='1'/>", YES },
  { "scan/date=2027-01-04", "<date answer='scan/date' on='2026-11-23' plus-weeks='6'/>", YES },
  { "scan/date=2027-01-03", "<date answer='scan/date' before='2026-11-23' plus-weeks='6'/>", YES },
  { "scan/date=2027-01-04", "<date answer='scan/date' before='2026-11-23' plus-weeks='6'/>", NO },
  { "scan/date=2026-10-12", "<date answer='scan/date' on='2026-11-23' plus-weeks='-6'/>", YES },
  { "scan/date=2026-03-08", "<date answer='scan/date' on='2025-11-30' plus-months='3' plus-weeks='1' plus-days='1'/>",
    YES },
  { "scan/date=2026-11-22", "<date answer='scan/date' before='today' plus-weeks='4000000'/>", UNKNOWN },
  { GIVEN "session[s1]/date=2026-11-23; session[s1]/stocking-days=7; scan/date=2026-11-30",
    "<date answer='scan/date' on='session/date' plus-days='session/stocking-days'/>", YES },
  { GIVEN "session[s1]/date=2026-11-23; scan/date=2026-11-30",
    "<date answer='scan/date' on='session/date' plus-days='session/stocking-days'/>", UNKNOWN },
  { GIVEN "session[s1]/date=2026-11-23; plan/flight[f1]; plan/flight[f1]/date=2026-12-06",
    "<some of='plan/flight'><date answer='date' before='session/date' plus-days='clinic/days-before-flying'/></some>",
    YES },
  { GIVEN "session[s1]/date=2026-11-23; plan/flight[f1]; plan/flight[f1]/date=2026-12-07",
    "<some of='plan/flight'><date answer='date' before='session/date' plus-days='clinic/days-before-flying'/></some>",
    NO },
  { "scan/date=2026-11-22", "<date answer='scan/date' before='9999-12-31' plus-days='9'/>", UNKNOWN },
};

#define F(id, hours) "plan/flight[" id "]; plan/flight[" id "]/hours=" hours "; "

static const Case groups[] = {
  { "", "<some of='plan/flight'><number answer='hours' more-than='4'/></some>", NO },
  { "", "<each of='plan/flight'><number answer='hours' more-than='4'/></each>", YES },
  { F ("f1", "3") F ("f2", "7"), "<some of='plan/flight'><number answer='hours' more-than='4'/></some>", YES },
  { F ("f1", "3") F ("f2", "7"), "<each of='plan/flight'><number answer='hours' more-than='4'/></each>", NO },
  { F ("f1", "3") "plan/flight[f2]", "<some of='plan/flight'><number answer='hours' more-than='4'/></some>", UNKNOWN },
  { F ("f1", "7") "plan/flight[f2]", "<each of='plan/flight'><number answer='hours' more-than='4'/></each>", UNKNOWN },
  { F ("f1", "7") "plan/flight[f2]", "<some of='plan/flight'><number answer='hours' more-than='4'/></some>", YES },
  { "plan/flight[f1]", "<some of='plan/flight'/>", YES },
  { "", "<some of='plan/flight'/>", NO },
  { F ("f1", "3") F ("f2", "7"), "<count of='plan/flight' at-least='2'/>", YES },
  { F ("f1", "3") F ("f2", "7"), "<count of='plan/flight' at-least='2'><number answer='hours' more-than='4'/></count>",
    NO },
  { F ("f1", "7") "plan/flight[f2]",
    "<count of='plan/flight' at-least='2'><number answer='hours' more-than='4'/></count>", UNKNOWN },
  { F ("f1", "7") "plan/flight[f2]",
    "<count of='plan/flight' at-least='1'><number answer='hours' more-than='4'/></count>", YES },
  { F ("f1", "7") "plan/sessions=1", "<count of='plan/flight' more-than='plan/sessions'/>", NO },
  { F ("f1", "7"), "<count of='plan/flight' more-than='plan/sessions'/>", UNKNOWN },
  { "", "<sum of='plan/flight' answer='hours' at-most='0'/>", YES },
  { F ("f1", "3.5") F ("f2", "7"), "<sum of='plan/flight' answer='hours' at-least='10.5'/>", YES },
  { F ("f1", "3.5") F ("f2", "7"), "<sum of='plan/flight' answer='hours' more-than='10.5'/>", NO },
  { F ("f1", "3.5") F ("f2", "7"),
    "<sum of='plan/flight' answer='hours' at-least='10'><number answer='hours' more-than='4'/></sum>", NO },
  /* An hour not yet told lies between 0.5 and 24. */
  { F ("f1", "3") "plan/flight[f2]", "<sum of='plan/flight' answer='hours' more-than='3'/>", YES },
  { F ("f1", "3") "plan/flight[f2]", "<sum of='plan/flight' answer='hours' more-than='4'/>", UNKNOWN },
  { F ("f1", "3") "plan/flight[f2]", "<sum of='plan/flight' answer='hours' more-than='27'/>", NO },
  /* Rules around see out: the member's own answers first, then those around it. */
  { "vein[v1]; vein[v1]/width=3; " SHOT "volume=2",
    "<some of='vein'><some of='session/injected'><number answer='width' at-least='3'/></some></some>", YES },
  { "vein[v1]; vein[v1]/width=2; " SHOT "volume=2",
    "<some of='vein'><some of='session/injected'><number answer='width' at-least='3'/></some></some>", NO },
  { "vein[v1]; vein[v2]; " SHOT "vein=v1; session[s1]/treated[v1]",
    "<some of='session/injected'><some of='session/treated'><is answer='which' equals='vein'/></some></some>", YES },
  { "vein[v1]; vein[v2]; " SHOT "vein=v1; session[s1]/treated[v2]",
    "<some of='session/injected'><some of='session/treated'><is answer='which' equals='vein'/></some></some>", NO },
  { "vein[v1]; vein[v1]/width=3; " SHOT "vein=v1",
    "<some of='session/injected'><number answer='vein/width' at-least='3'/></some>", YES },
  { "vein[v1]; vein[v1]/width=3; " SHOT "product=alpha",
    "<some of='session/injected'><number answer='vein/width' at-least='3'/></some>", UNKNOWN },
  { GIVEN "vein[v1]; vein[v1]/kind=trunk; session[s1]/treated[v1]",
    "<some of='session/treated'><is answer='which/kind'>trunk</is></some>", YES },
  { GIVEN "vein[v1]; vein[v1]/kind=trunk; session[s1]/treated[v1]",
    "<some of='vein'><is answer='kind'>trunk</is><some of='session/treated'><is answer='which/kind' "
    "equals='kind'/></some></some>",
    YES },
};

#define LEG(side, text) "scan/status=done; scan/leg[" side "]/" text "; "
#define EACH_SAFE       "<each of='scan/leg' on='session/stocking-leg'><is answer='compression'>safe</is></each>"

static const Case legs[] = {
  { LEG ("left", "compression=safe"), "<is answer='scan/leg[left]/compression'>safe</is>", YES },
  { LEG ("left", "compression=safe"), "<is answer='scan/leg[right]/compression'>safe</is>", UNKNOWN },
  { LEG ("left", "compression=safe"), "<answered answer='scan/leg[right]/compression'/>", NO },
  { LEG ("left", "trunk[gsv]/state=reflux"), "<is answer='scan/leg[left]/trunk[gsv]/state'>reflux</is>", YES },
  { LEG ("left", "trunk[gsv]/state=reflux"), "<is answer='scan/leg[left]/trunk[ssv]/state'>reflux</is>", UNKNOWN },
  { LEG ("left", "ceap/c=C2"), "<is answer='scan/leg[left]/ceap/c'>C2</is>", YES },
  { LEG ("left", "ceap/c=C2"), "<is answer='scan/leg[right]/ceap/c'>C2</is>", UNKNOWN },
  { LEG ("right", "trunk[ssv]/state=reflux"), "<some of='scan/leg/trunk'><is answer='state'>reflux</is></some>", YES },
  { LEG ("right", "trunk[ssv]/state=reflux"),
    "<some of='scan/leg/trunk'><is answer='state'>reflux</is><is answer='name'>gsv</is></some>", NO },
  { LEG ("right", "trunk[ssv]/state=reflux"),
    "<some of='scan/leg'><is answer='side'>right</is><some of='trunk'/></some>", YES },
  { LEG ("right", "trunk[ssv]/state=reflux"), "<some of='scan/leg[left]/trunk'/>", NO },
  /* The legs that another answer names, whether the scan has them or not. */
  { GIVEN "session[s1]/stocking-leg=left; " LEG ("left", "compression=safe"), EACH_SAFE, YES },
  { GIVEN "session[s1]/stocking-leg=right; " LEG ("left", "compression=safe"), EACH_SAFE, UNKNOWN },
  { GIVEN "session[s1]/stocking-leg=both; " LEG ("left", "compression=safe"), EACH_SAFE, UNKNOWN },
  { GIVEN "session[s1]/stocking-leg=both; " LEG ("left", "compression=safe") LEG ("right", "compression=unsafe"),
    EACH_SAFE, NO },
  { GIVEN "session[s1]/stocking-leg=both; " LEG ("left", "compression=safe") LEG ("right", "compression=safe"),
    EACH_SAFE, YES },
  { GIVEN LEG ("left", "compression=safe"), EACH_SAFE, UNKNOWN },
  { LEG ("left", "compression=safe"), EACH_SAFE, UNKNOWN },
  { GIVEN "session[s1]/stocking-leg=right",
    "<each of='scan/leg' on='session/stocking-leg'><not><answered answer='compression'/></not></each>", YES },
  { GIVEN "session[s1]/stocking-leg=right",
    "<each of='scan/leg' on='session/stocking-leg'><is answer='side'>right</is></each>", YES },
  { GIVEN "session[s1]/stocking-leg=right; scan/date=2026-11-02",
    "<each of='scan/leg' on='session/stocking-leg'><answered answer='date'/></each>", YES },
  { "plan/area=left/knee left/calf; " LEG ("left", "compression=safe"),
    "<each of='scan/leg' on='plan/area'><is answer='compression'>safe</is></each>", YES },
  { "plan/area=left/knee right/calf; " LEG ("left", "compression=safe"),
    "<each of='scan/leg' on='plan/area'><is answer='compression'>safe</is></each>", UNKNOWN },
  /* Hidden legs are blank to `on`, and no members to the rest. */
  { LEG ("left", "compression=safe") "scan/status=declined; plan/area=left/knee",
    "<each of='scan/leg' on='plan/area'><is answer='compression'>safe</is></each>", UNKNOWN },
  { LEG ("left", "compression=safe") "scan/status=declined",
    "<some of='scan/leg'><is answer='compression'>safe</is></some>", NO },
  { LEG ("left", "compression=safe") "scan/status=declined", "<is answer='scan/leg[left]/compression'>safe</is>",
    UNKNOWN },
};

#define ROW(id, product, volume)                                                                                       \
  "session[s1]/injected[" id "]; session[s1]/injected[" id "]/product=" product "; session[s1]/injected[" id           \
  "]/volume=" volume "; "
#define TOO_MUCH                                                                                                       \
  "<some of='session/injected'><sum of='session/injected' answer='volume' more-than='product/max-ml' same='product "   \
  "form'/></some>"
#define FORM(id, form) "session[s1]/injected[" id "]/form=" form "; "

static const Case same[] = {
  { GIVEN ROW ("i1", "alpha", "6") ROW ("i2", "alpha", "6") FORM ("i1", "liquid") FORM ("i2", "liquid"), TOO_MUCH,
    YES },
  { GIVEN ROW ("i1", "alpha", "6") ROW ("i2", "alpha", "4") FORM ("i1", "liquid") FORM ("i2", "liquid"), TOO_MUCH, NO },
  { GIVEN ROW ("i1", "alpha", "6") ROW ("i2", "alpha", "5") FORM ("i1", "liquid") FORM ("i2", "foam"), TOO_MUCH, NO },
  { GIVEN ROW ("i1", "alpha", "6") ROW ("i2", "alpha", "6.05") FORM ("i1", "liquid") FORM ("i2", "foam"), TOO_MUCH,
    YES },
  { GIVEN ROW ("i1", "alpha", "6") ROW ("i2", "alpha", "6") FORM ("i1", "liquid"), TOO_MUCH, UNKNOWN },
  { GIVEN ROW ("i1", "alpha", "2") ROW ("i2", "alpha", "2") FORM ("i1", "liquid"), TOO_MUCH, NO },
  { GIVEN ROW ("i1", "alpha", "6") ROW ("i2", "beta", "6"),
    "<some of='session/injected'><count of='session/injected' at-least='2' same='product'/></some>", NO },
  { GIVEN ROW ("i1", "alpha", "6") ROW ("i2", "alpha", "6"),
    "<some of='session/injected'><count of='session/injected' at-least='2' same='product'/></some>", YES },
  { GIVEN "session[s1]/injected[i1]",
    "<some of='session/injected'><count of='session/injected' at-least='1' same='product'/></some>", YES },
};

#define THREE                                                                                                          \
  "session[s1]; session[s2]; session[s3]; session[s1]/date=2026-01-05; session[s2]/date=2026-03-05; "                  \
  "session[s3]/date=2026-05-05; "

#define SOON                                                                                                           \
  "<some of='course/session'><date answer='date' before='session/date'/>"                                              \
  "<date answer='session/date' before='date' plus-weeks='clinic/weeks-between'/></some>"

static const Case sessions[] = {
  /* Six weeks after 5 May is 16 June, and a treatment that has no date yet is not known to be soon. */
  { THREE "session[s4]; session[s4]/date=2026-06-15", SOON, YES },
  { THREE "session[s4]; session[s4]/date=2026-06-16", SOON, NO },
  { THREE "session[s4]", SOON, UNKNOWN },
  { THREE "session[s4]; session[s4]/date=2026-03-05", SOON, NO },
  { THREE, "<date answer='session/date' on='2026-05-05'/>", YES },
  { THREE, "<some of='course/session'><date answer='date' on='2026-03-05'/></some>", YES },
  { THREE, "<some of='course/session'><date answer='date' on='2026-05-05'/></some>", NO },
  { THREE, "<count of='course/session' at-least='2'/><count of='course/session' at-most='2'/>", YES },
  { THREE, "<count of='session' at-least='1'/><count of='session' at-most='1'/>", YES },
  { THREE, "<each of='course/session'><date answer='date' before='session/date'/></each>", YES },
  { THREE "session[s1]/given=yes; session[s1]/injected[i1]", "<some of='course/session/injected'/>", YES },
  { THREE "session[s3]/given=yes; session[s3]/injected[i1]", "<some of='course/session/injected'/>", NO },
  { "", "<some of='session'/>", NO },
  { "", "<is answer='session/given'>yes</is>", UNKNOWN },
  { "", "<some of='session/injected'/>", NO },
  /* Whether something in another treatment shows is a matter of that treatment. */
  { THREE "session[s1]/given=yes; session[s1]/stocking-leg=left; session[s3]/given=no",
    "<some of='course/session'><answered answer='stocking-leg'/></some>", YES },
  { THREE "session[s1]/given=no; session[s1]/stocking-leg=left; session[s3]/given=yes",
    "<some of='course/session'><answered answer='stocking-leg'/></some>", NO },
  { THREE "session[s1]/given=yes; session[s1]/discharge/event=faint; session[s3]/given=no",
    "<some of='course/session'><is answer='discharge/event'>faint</is></some>", YES },
  { THREE "session[s1]/given=no; session[s1]/discharge/event=faint; session[s3]/given=yes",
    "<some of='course/session'><is answer='discharge/event'>faint</is></some>", UNKNOWN },
};

static const Case hidden[] = {
  { "health/thinner=yes; health/thinner-what=apixaban", "<answered answer='health/thinner-what'/>", YES },
  { "health/thinner=no; health/thinner-what=apixaban", "<answered answer='health/thinner-what'/>", NO },
  { "health/thinner-what=apixaban", "<answered answer='health/thinner-what'/>", NO },
  { "health/thinner=yes; health/thinner-what=apixaban; health/since=2026-01-01",
    "<date answer='health/since' before='today'/>", YES },
  /* What shows by something hidden is hidden. */
  { "health/thinner=no; health/thinner-what=apixaban; health/since=2026-01-01",
    "<date answer='health/since' before='today'/>", UNKNOWN },
  { "session[s1]; session[s1]/given=no; session[s1]/discharge/event=faint",
    "<is answer='session/discharge/event'>faint</is>", UNKNOWN },
  { "session[s1]; session[s1]/given=no; session[s1]/injected[i1]", "<some of='session/injected'/>", NO },
  { "session[s1]; session[s1]/injected[i1]", "<each of='session/injected'><answered answer='product'/></each>", YES },
  { GIVEN "session[s1]/injected[i1]", "<each of='session/injected'><answered answer='product'/></each>", NO },
};

static void
run (const Case *cases, gsize n)
{
  g_autoptr (VenuleTestRules) rules = venule_test_rules_new ();

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (VenuleConsultation) consultation = venule_test_rules_answer (rules, cases[i].answers);
      g_autoptr (VenuleEvaluation) evaluation = venule_test_rules_evaluate (rules, consultation);
      VenuleTruth truth = venule_test_rules_ask (rules, evaluation, cases[i].rules);

      g_test_message ("%s | %s", cases[i].answers, cases[i].rules);
      g_assert_cmpint (truth, ==, cases[i].expected);
    }
}

#define RUN(name)                                                                                                      \
  static void test_##name (void)                                                                                       \
  {                                                                                                                    \
    run (name, G_N_ELEMENTS (name));                                                                                   \
  }

RUN (kleene)
RUN (words)
RUN (sets)
RUN (numbers)
RUN (multiples)
RUN (dates)
RUN (groups)
RUN (legs)
RUN (same)
RUN (sessions)
RUN (hidden)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/protocol/rules/kleene", test_kleene);
  g_test_add_func ("/protocol/rules/words", test_words);
  g_test_add_func ("/protocol/rules/sets", test_sets);
  g_test_add_func ("/protocol/rules/numbers", test_numbers);
  g_test_add_func ("/protocol/rules/multiples", test_multiples);
  g_test_add_func ("/protocol/rules/dates", test_dates);
  g_test_add_func ("/protocol/rules/groups", test_groups);
  g_test_add_func ("/protocol/rules/legs", test_legs);
  g_test_add_func ("/protocol/rules/same", test_same);
  g_test_add_func ("/protocol/rules/sessions", test_sessions);
  g_test_add_func ("/protocol/rules/hidden", test_hidden);
  return g_test_run ();
}
