/*
 * A card reader for tests: a PKCS#11 module with one slot, into which tokens of another module are put and taken out while a
 * browser runs. The file CARD_READER has the label of the token that is in it, and is empty when none is. With CARD_PIN the
 * card is unlocked when it is used, as one whose passcode the card's software keeps.
 */
#include <dlfcn.h>
#include <p11-kit/pkcs11.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SLOT 0
#define LABEL 32
#define TOKENS 64

static CK_FUNCTION_LIST functions, *module;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char inserted[LABEL + 2];
static CK_SLOT_ID token;
static int present;

static int find(const char *label, CK_SLOT_ID *found) {
  CK_SLOT_ID slots[TOKENS];
  CK_ULONG count = TOKENS;
  if (module->C_GetSlotList(CK_TRUE, slots, &count) != CKR_OK) return 0;
  for (CK_ULONG i = 0; i < count; i++) {
    CK_TOKEN_INFO info;
    if (module->C_GetTokenInfo(slots[i], &info) != CKR_OK) continue;
    size_t length = strlen(label);
    int same = !memcmp(info.label, label, length);
    for (size_t rest = length; rest < LABEL; rest++) same = same && info.label[rest] == ' ';
    if (same) {
      *found = slots[i];
      return 1;
    }
  }
  return 0;
}

/* Whether a card is there; sessions with one that has been taken out are at an end. */
static int look(void) {
  char label[LABEL + 2] = "";
  const char *name = getenv("CARD_READER");
  FILE *reader = name ? fopen(name, "r") : NULL;
  if (reader) {
    if (!fgets(label, sizeof label, reader)) label[0] = 0;
    fclose(reader);
    label[strcspn(label, "\n")] = 0;
  }
  pthread_mutex_lock(&lock);
  if (strcmp(label, inserted)) {
    if (present) module->C_CloseAllSessions(token);
    strcpy(inserted, label);
    present = *label && strlen(label) <= LABEL && find(label, &token);
  }
  int there = present;
  pthread_mutex_unlock(&lock);
  return there;
}

static CK_RV slots(CK_BBOOL only_present, CK_SLOT_ID *list, CK_ULONG *count) {
  CK_ULONG there = !only_present || look() ? 1 : 0;
  if (list && *count < there) return CKR_BUFFER_TOO_SMALL;
  if (list && there) *list = SLOT;
  *count = there;
  return CKR_OK;
}

static CK_RV slot_info(CK_SLOT_ID slot, CK_SLOT_INFO *info) {
  if (slot != SLOT) return CKR_SLOT_ID_INVALID;
  memset(info, ' ', sizeof info->slotDescription + sizeof info->manufacturerID);
  memcpy(info->slotDescription, "Reader", 6);
  info->flags = CKF_REMOVABLE_DEVICE | CKF_HW_SLOT | (look() ? CKF_TOKEN_PRESENT : 0);
  memset(&info->hardwareVersion, 0, sizeof info->hardwareVersion);
  memset(&info->firmwareVersion, 0, sizeof info->firmwareVersion);
  return CKR_OK;
}

static CK_RV token_info(CK_SLOT_ID slot, CK_TOKEN_INFO *info) {
  if (!look()) return CKR_TOKEN_NOT_PRESENT;
  CK_RV result = module->C_GetTokenInfo(token, info);
  if (result == CKR_OK && getenv("CARD_PIN")) info->flags &= ~CKF_LOGIN_REQUIRED;
  return result;
}

static CK_RV mechanisms(CK_SLOT_ID slot, CK_MECHANISM_TYPE *list, CK_ULONG *count) {
  return look() ? module->C_GetMechanismList(token, list, count) : CKR_TOKEN_NOT_PRESENT;
}

static CK_RV mechanism(CK_SLOT_ID slot, CK_MECHANISM_TYPE type, CK_MECHANISM_INFO *info) {
  return look() ? module->C_GetMechanismInfo(token, type, info) : CKR_TOKEN_NOT_PRESENT;
}

static CK_RV open_session(CK_SLOT_ID slot, CK_FLAGS flags, void *data, CK_NOTIFY notify, CK_SESSION_HANDLE *session) {
  if (!look()) return CKR_TOKEN_NOT_PRESENT;
  CK_RV result = module->C_OpenSession(token, flags, data, notify, session);
  const char *pin = getenv("CARD_PIN");
  /* an answer that it is unlocked already is as good */
  if (result == CKR_OK && pin) module->C_Login(*session, CKU_USER, (unsigned char *)pin, strlen(pin));
  return result;
}

static CK_RV close_sessions(CK_SLOT_ID slot) { return look() ? module->C_CloseAllSessions(token) : CKR_OK; }

static CK_RV unlock(CK_SESSION_HANDLE session, CK_USER_TYPE user, unsigned char *pin, CK_ULONG length) {
  return getenv("CARD_PIN") ? CKR_OK : module->C_Login(session, user, pin, length);
}

static CK_RV no_events(CK_FLAGS flags, CK_SLOT_ID *slot, void *reserved) { return CKR_FUNCTION_NOT_SUPPORTED; }

CK_RV C_GetFunctionList(CK_FUNCTION_LIST **list) {
  if (!module) {
    const char *name = getenv("CARD_MODULE");
    void *library = name ? dlopen(name, RTLD_NOW | RTLD_LOCAL) : NULL;
    CK_RV (*functions_of)(CK_FUNCTION_LIST **) = library ? dlsym(library, "C_GetFunctionList") : NULL;
    if (!functions_of || functions_of(&module) != CKR_OK) return CKR_GENERAL_ERROR;
    functions = *module;
    functions.C_GetFunctionList = C_GetFunctionList;
    functions.C_GetSlotList = slots;
    functions.C_GetSlotInfo = slot_info;
    functions.C_GetTokenInfo = token_info;
    functions.C_GetMechanismList = mechanisms;
    functions.C_GetMechanismInfo = mechanism;
    functions.C_OpenSession = open_session;
    functions.C_CloseAllSessions = close_sessions;
    functions.C_Login = unlock;
    functions.C_WaitForSlotEvent = no_events;
  }
  *list = &functions;
  return CKR_OK;
}
