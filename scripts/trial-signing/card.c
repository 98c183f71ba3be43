/*
 * A driver that makes SoftHSM2 behave like a card in a reader: it counts wrong PINs and locks at the third, takes its time for a
 * signature, and is gone when it is pulled out. The cryptography is SoftHSM2's. Settings come from the environment:
 *   CARD_DRIVER   SoftHSM2's driver            CARD_TRIES  file with the tries left, kept as a card keeps them
 *   CARD_PULLED   file: while it exists the card is out       CARD_MS     milliseconds a signature takes
 */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pkcs11.h"

static CK_FUNCTION_LIST own;
static CK_FUNCTION_LIST_PTR real;

static int pulled(void) {
  const char *path = getenv("CARD_PULLED");
  return path && access(path, F_OK) == 0;
}

static int tries(void) {
  int left = 3;
  FILE *file = fopen(getenv("CARD_TRIES"), "r");
  if (file) {
    if (fscanf(file, "%d", &left) != 1) left = 0;
    fclose(file);
  }
  return left;
}

static void keep(int left) {
  FILE *file = fopen(getenv("CARD_TRIES"), "w");
  if (!file) abort();
  fprintf(file, "%d", left);
  fclose(file);
}

static CK_RV get_token_info(CK_SLOT_ID slot, CK_TOKEN_INFO_PTR info) {
  if (pulled()) return CKR_TOKEN_NOT_PRESENT;
  CK_RV answer = real->C_GetTokenInfo(slot, info);
  if (answer == CKR_OK) {
    info->flags &= ~(CKF_USER_PIN_COUNT_LOW | CKF_USER_PIN_FINAL_TRY | CKF_USER_PIN_LOCKED);
    if (tries() < 3) info->flags |= CKF_USER_PIN_COUNT_LOW;
    if (tries() == 1) info->flags |= CKF_USER_PIN_FINAL_TRY;
    if (tries() == 0) info->flags |= CKF_USER_PIN_LOCKED;
  }
  return answer;
}

static CK_RV get_slot_list(CK_BBOOL present, CK_SLOT_ID_PTR slots, CK_ULONG_PTR count) {
  if (present && pulled()) {
    *count = 0;
    return CKR_OK;
  }
  return real->C_GetSlotList(present, slots, count);
}

static CK_RV login(CK_SESSION_HANDLE session, CK_USER_TYPE user, CK_UTF8CHAR_PTR pin, CK_ULONG length) {
  if (pulled()) return CKR_DEVICE_REMOVED;
  if (tries() == 0) return CKR_PIN_LOCKED;
  CK_RV answer = real->C_Login(session, user, pin, length);
  if (answer == CKR_OK) keep(3);
  else if (answer == CKR_PIN_INCORRECT) keep(tries() - 1);
  return answer;
}

static CK_RV sign(CK_SESSION_HANDLE session, CK_BYTE_PTR data, CK_ULONG length, CK_BYTE_PTR value, CK_ULONG_PTR size) {
  const char *pause = getenv("CARD_MS");
  if (pause) usleep(1000 * atoi(pause));
  if (pulled()) return CKR_DEVICE_REMOVED;
  return real->C_Sign(session, data, length, value, size);
}

CK_RV C_GetFunctionList(CK_FUNCTION_LIST_PTR_PTR list) {
  if (!real) {
    void *driver = dlopen(getenv("CARD_DRIVER"), RTLD_NOW | RTLD_LOCAL);
    CK_C_GetFunctionList get = driver ? (CK_C_GetFunctionList)dlsym(driver, "C_GetFunctionList") : 0;
    if (!get || get(&real) != CKR_OK) return CKR_GENERAL_ERROR;
    memcpy(&own, real, sizeof own);
    own.C_GetFunctionList = C_GetFunctionList;
    own.C_GetTokenInfo = get_token_info;
    own.C_GetSlotList = get_slot_list;
    own.C_Login = login;
    own.C_Sign = sign;
  }
  *list = &own;
  return CKR_OK;
}
