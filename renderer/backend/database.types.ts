// Generated from the migrations by `npm run types:generate`; do not edit.
export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
  public: {
    Tables: {
      appointments: {
        Row: {
          appointment_type: Database['public']['Enums']['appointment_type'];
          call_session_id: string | null;
          call_status: Database['public']['Enums']['call_status'];
          created_at: string;
          doctor_id: string;
          ends_at: string;
          id: string;
          patient_id: string;
          reason: string;
          request_id: string;
          starts_at: string;
          status: Database['public']['Enums']['appointment_status'];
          status_reason: string | null;
          updated_at: string;
          version: number;
        };
        Insert: {
          appointment_type: Database['public']['Enums']['appointment_type'];
          call_session_id?: string | null;
          call_status?: Database['public']['Enums']['call_status'];
          created_at?: string;
          doctor_id: string;
          ends_at: string;
          id?: string;
          patient_id: string;
          reason?: string;
          request_id: string;
          starts_at: string;
          status?: Database['public']['Enums']['appointment_status'];
          status_reason?: string | null;
          updated_at?: string;
          version?: number;
        };
        Update: {
          appointment_type?: Database['public']['Enums']['appointment_type'];
          call_session_id?: string | null;
          call_status?: Database['public']['Enums']['call_status'];
          created_at?: string;
          doctor_id?: string;
          ends_at?: string;
          id?: string;
          patient_id?: string;
          reason?: string;
          request_id?: string;
          starts_at?: string;
          status?: Database['public']['Enums']['appointment_status'];
          status_reason?: string | null;
          updated_at?: string;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'appointments_call_session_fkey';
            columns: ['call_session_id'];
            isOneToOne: false;
            referencedRelation: 'call_sessions';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'appointments_doctor_id_fkey';
            columns: ['doctor_id'];
            isOneToOne: false;
            referencedRelation: 'doctor_profiles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'appointments_patient_id_fkey';
            columns: ['patient_id'];
            isOneToOne: false;
            referencedRelation: 'patient_profiles';
            referencedColumns: ['id'];
          },
        ];
      };
      availability_rules: {
        Row: { doctor_id: string; ends_at: string; id: string; starts_at: string; weekday: number };
        Insert: { doctor_id: string; ends_at: string; id?: string; starts_at: string; weekday: number };
        Update: { doctor_id?: string; ends_at?: string; id?: string; starts_at?: string; weekday?: number };
        Relationships: [
          {
            foreignKeyName: 'availability_rules_doctor_id_fkey';
            columns: ['doctor_id'];
            isOneToOne: false;
            referencedRelation: 'doctor_profiles';
            referencedColumns: ['id'];
          },
        ];
      };
      call_sessions: {
        Row: {
          appointment_id: string;
          attempt: number;
          created_at: string;
          doctor_device: string | null;
          doctor_id: string;
          doctor_joined: boolean;
          doctor_joined_at: string | null;
          doctor_last_seen_at: string | null;
          doctor_peer_id: string | null;
          end_reason: Database['public']['Enums']['call_end_reason'] | null;
          ended_at: string | null;
          ended_by: string | null;
          id: string;
          patient_device: string | null;
          patient_id: string;
          patient_joined: boolean;
          patient_joined_at: string | null;
          patient_last_seen_at: string | null;
          patient_peer_id: string | null;
          patient_rang_at: string | null;
          ring_expires_at: string;
          signaling_data: Json;
          started_at: string | null;
          status: Database['public']['Enums']['call_session_status'];
          version: number;
        };
        Insert: {
          appointment_id: string;
          attempt: number;
          created_at?: string;
          doctor_device?: string | null;
          doctor_id: string;
          doctor_joined?: boolean;
          doctor_joined_at?: string | null;
          doctor_last_seen_at?: string | null;
          doctor_peer_id?: string | null;
          end_reason?: Database['public']['Enums']['call_end_reason'] | null;
          ended_at?: string | null;
          ended_by?: string | null;
          id?: string;
          patient_device?: string | null;
          patient_id: string;
          patient_joined?: boolean;
          patient_joined_at?: string | null;
          patient_last_seen_at?: string | null;
          patient_peer_id?: string | null;
          patient_rang_at?: string | null;
          ring_expires_at: string;
          signaling_data?: Json;
          started_at?: string | null;
          status?: Database['public']['Enums']['call_session_status'];
          version?: number;
        };
        Update: {
          appointment_id?: string;
          attempt?: number;
          created_at?: string;
          doctor_device?: string | null;
          doctor_id?: string;
          doctor_joined?: boolean;
          doctor_joined_at?: string | null;
          doctor_last_seen_at?: string | null;
          doctor_peer_id?: string | null;
          end_reason?: Database['public']['Enums']['call_end_reason'] | null;
          ended_at?: string | null;
          ended_by?: string | null;
          id?: string;
          patient_device?: string | null;
          patient_id?: string;
          patient_joined?: boolean;
          patient_joined_at?: string | null;
          patient_last_seen_at?: string | null;
          patient_peer_id?: string | null;
          patient_rang_at?: string | null;
          ring_expires_at?: string;
          signaling_data?: Json;
          started_at?: string | null;
          status?: Database['public']['Enums']['call_session_status'];
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'call_sessions_appointment_id_fkey';
            columns: ['appointment_id'];
            isOneToOne: false;
            referencedRelation: 'appointments';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'call_sessions_doctor_id_fkey';
            columns: ['doctor_id'];
            isOneToOne: false;
            referencedRelation: 'doctor_profiles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'call_sessions_ended_by_fkey';
            columns: ['ended_by'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'call_sessions_patient_id_fkey';
            columns: ['patient_id'];
            isOneToOne: false;
            referencedRelation: 'patient_profiles';
            referencedColumns: ['id'];
          },
        ];
      };
      clinic_settings: {
        Row: {
          abandoned_seconds: number;
          check_in_minutes: number;
          clinic_name: string;
          connect_seconds: number;
          id: boolean;
          late_minutes: number;
          ring_seconds: number;
        };
        Insert: {
          abandoned_seconds?: number;
          check_in_minutes?: number;
          clinic_name?: string;
          connect_seconds?: number;
          id?: boolean;
          late_minutes?: number;
          ring_seconds?: number;
        };
        Update: {
          abandoned_seconds?: number;
          check_in_minutes?: number;
          clinic_name?: string;
          connect_seconds?: number;
          id?: boolean;
          late_minutes?: number;
          ring_seconds?: number;
        };
        Relationships: [];
      };
      doctor_profiles: {
        Row: {
          accepts_in_person: boolean;
          accepts_online: boolean;
          bio: string;
          created_at: string;
          id: string;
          languages: string[];
          licence_number: string | null;
          specialty: string;
          time_zone: string;
          verified_at: string | null;
          visit_minutes: number;
        };
        Insert: {
          accepts_in_person?: boolean;
          accepts_online?: boolean;
          bio?: string;
          created_at?: string;
          id: string;
          languages?: string[];
          licence_number?: string | null;
          specialty: string;
          time_zone?: string;
          verified_at?: string | null;
          visit_minutes?: number;
        };
        Update: {
          accepts_in_person?: boolean;
          accepts_online?: boolean;
          bio?: string;
          created_at?: string;
          id?: string;
          languages?: string[];
          licence_number?: string | null;
          specialty?: string;
          time_zone?: string;
          verified_at?: string | null;
          visit_minutes?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'doctor_profiles_id_fkey';
            columns: ['id'];
            isOneToOne: true;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
        ];
      };
      notifications: {
        Row: {
          appointment_id: string | null;
          call_session_id: string | null;
          created_at: string;
          id: string;
          kind: Database['public']['Enums']['notification_kind'];
          message: string;
          read_at: string | null;
          title: string;
          user_id: string;
        };
        Insert: {
          appointment_id?: string | null;
          call_session_id?: string | null;
          created_at?: string;
          id?: string;
          kind: Database['public']['Enums']['notification_kind'];
          message: string;
          read_at?: string | null;
          title: string;
          user_id: string;
        };
        Update: {
          appointment_id?: string | null;
          call_session_id?: string | null;
          created_at?: string;
          id?: string;
          kind?: Database['public']['Enums']['notification_kind'];
          message?: string;
          read_at?: string | null;
          title?: string;
          user_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'notifications_appointment_id_fkey';
            columns: ['appointment_id'];
            isOneToOne: false;
            referencedRelation: 'appointments';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'notifications_call_session_id_fkey';
            columns: ['call_session_id'];
            isOneToOne: false;
            referencedRelation: 'call_sessions';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'notifications_user_id_fkey';
            columns: ['user_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
        ];
      };
      patient_profiles: {
        Row: { birth_date: string | null; created_at: string; id: string; phone: string | null };
        Insert: { birth_date?: string | null; created_at?: string; id: string; phone?: string | null };
        Update: { birth_date?: string | null; created_at?: string; id?: string; phone?: string | null };
        Relationships: [
          {
            foreignKeyName: 'patient_profiles_id_fkey';
            columns: ['id'];
            isOneToOne: true;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
        ];
      };
      profiles: {
        Row: {
          created_at: string;
          email: string;
          full_name: string;
          id: string;
          language: string;
          role: Database['public']['Enums']['app_role'];
          time_zone: string;
          updated_at: string;
        };
        Insert: {
          created_at?: string;
          email: string;
          full_name: string;
          id: string;
          language?: string;
          role?: Database['public']['Enums']['app_role'];
          time_zone?: string;
          updated_at?: string;
        };
        Update: {
          created_at?: string;
          email?: string;
          full_name?: string;
          id?: string;
          language?: string;
          role?: Database['public']['Enums']['app_role'];
          time_zone?: string;
          updated_at?: string;
        };
        Relationships: [];
      };
    };
    Views: { [_ in never]: never };
    Functions: {
      acknowledge_ring: {
        Args: { p_session_id: string; p_peer_id?: string; p_signaling?: Json };
        Returns: Database['public']['Tables']['call_sessions']['Row'];
      };
      book_appointment: {
        Args: {
          p_doctor_id: string;
          p_starts_at: string;
          p_appointment_type: Database['public']['Enums']['appointment_type'];
          p_reason: string;
          p_request_id: string;
        };
        Returns: Database['public']['Tables']['appointments']['Row'];
      };
      cancel_appointment: {
        Args: { p_appointment_id: string; p_reason?: string; p_version?: number };
        Returns: Database['public']['Tables']['appointments']['Row'];
      };
      confirm_appointment: {
        Args: { p_appointment_id: string; p_version?: number };
        Returns: Database['public']['Tables']['appointments']['Row'];
      };
      decline_appointment: {
        Args: { p_appointment_id: string; p_reason?: string; p_version?: number };
        Returns: Database['public']['Tables']['appointments']['Row'];
      };
      decline_call: { Args: { p_session_id: string }; Returns: Database['public']['Tables']['call_sessions']['Row'] };
      end_call: {
        Args: { p_session_id: string; p_reason?: Database['public']['Enums']['call_end_reason'] };
        Returns: Database['public']['Tables']['call_sessions']['Row'];
      };
      free_slots: {
        Args: { p_doctor_id: string; p_from: string; p_days?: number };
        Returns: { starts_at: string; ends_at: string }[];
      };
      heartbeat_call: {
        Args: { p_session_id: string; p_device: string };
        Returns: Database['public']['Tables']['call_sessions']['Row'];
      };
      join_call: {
        Args: { p_session_id: string; p_device: string; p_peer_id?: string; p_signaling?: Json };
        Returns: Database['public']['Tables']['call_sessions']['Row'];
      };
      list_doctors: {
        Args: never;
        Returns: {
          id: string;
          full_name: string;
          specialty: string;
          languages: string[];
          bio: string;
          accepts_online: boolean;
          accepts_in_person: boolean;
          visit_minutes: number;
          time_zone: string;
          next_free_at: string;
        }[];
      };
      list_my_appointments: {
        Args: { p_from?: string; p_until?: string; p_limit?: number };
        Returns: {
          id: string;
          doctor_id: string;
          patient_id: string;
          doctor_name: string;
          doctor_specialty: string;
          patient_name: string;
          patient_birth_date: string;
          status: Database['public']['Enums']['appointment_status'];
          appointment_type: Database['public']['Enums']['appointment_type'];
          starts_at: string;
          ends_at: string;
          reason: string;
          status_reason: string;
          call_session_id: string;
          call_status: Database['public']['Enums']['call_status'];
          call_opens_at: string;
          call_closes_at: string;
          version: number;
        }[];
      };
      mark_call_active: {
        Args: { p_session_id: string; p_device: string };
        Returns: Database['public']['Tables']['call_sessions']['Row'];
      };
      mark_notifications_read: { Args: { p_ids?: string[] }; Returns: number };
      publish_peer: {
        Args: { p_session_id: string; p_device: string; p_peer_id: string; p_signaling: Json };
        Returns: Database['public']['Tables']['call_sessions']['Row'];
      };
      run_scheduled_tasks: { Args: never; Returns: Json };
      server_time: { Args: never; Returns: string };
      start_call: {
        Args: { p_appointment_id: string; p_device: string; p_peer_id?: string; p_signaling?: Json };
        Returns: Database['public']['Tables']['call_sessions']['Row'];
      };
    };
    Enums: {
      app_role: 'patient' | 'doctor' | 'administrator';
      appointment_status: 'requested' | 'proposed' | 'confirmed' | 'declined' | 'cancelled' | 'completed' | 'no_show';
      appointment_type: 'online' | 'offline';
      call_end_reason:
        'completed' | 'declined' | 'no_answer' | 'cancelled' | 'unreachable' | 'network' | 'continued_by_phone';
      call_session_status: 'waiting' | 'active' | 'ended';
      call_status: 'not_started' | 'waiting' | 'active' | 'ended';
      notification_kind:
        | 'appointment_requested'
        | 'appointment_confirmed'
        | 'appointment_declined'
        | 'appointment_cancelled'
        | 'call_started'
        | 'call_missed'
        | 'call_no_answer'
        | 'call_declined'
        | 'call_cancelled'
        | 'call_ended';
    };
    CompositeTypes: { [_ in never]: never };
  };
};
